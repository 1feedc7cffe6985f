"""Addresses of the staff's sign-in, under ``/staff/``.  Names are allauth's own.

Sign-up, e-mail and password reset are not here: accounts are made, and passwords given anew,
by the security administrator.
"""

from django.urls import path

from onedoor.general.people.http import signing_in as views

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/", views.change_password, name="account_change_password"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("2fa/", views.second_factors, name="mfa_index"),
    path("2fa/authenticate/", views.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", views.reauthenticate_by_code, name="mfa_reauthenticate"),
    path("2fa/totp/", views.activate_totp, name="mfa_activate_totp"),
    path("2fa/totp/image.svg", views.totp_image, name="mfa_totp_image"),
    path("2fa/totp/remove/", views.remove_totp, name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/new/", views.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/keys/", views.security_keys, name="mfa_list_webauthn"),
    path("2fa/keys/add/", views.add_key, name="mfa_add_webauthn"),
    path(
        "2fa/keys/reauthenticate/", views.reauthenticate_by_key, name="mfa_reauthenticate_webauthn"
    ),
    path("2fa/keys/<int:pk>/remove/", views.remove_key, name="mfa_remove_webauthn"),
    path("sessions/", views.my_sessions, name="usersessions_list"),
]
