import pytest

from onedoor.config import outward

NOTHING = dict.fromkeys(
    [
        *("EMAIL_HOST", "EMAIL_PORT", "EMAIL_SECURITY", "EMAIL_USER", "EMAIL_PASSWORD"),
        *("EMAIL_FROM", "SMS", "SMS_URL", "SMS_KEY"),
    ],
    "",
)
HOST = {"EMAIL_HOST": "mail.example.cn", "EMAIL_FROM": "onedoor@example.cn"}


def told(**values):
    return {**NOTHING, **values}


def test_without_a_word_the_demo_prints_and_others_send_nothing():
    assert outward.mail(NOTHING, demo=True) == outward.Mail(sender="onedoor@localhost")
    assert outward.mail(NOTHING, demo=False).sender == ""
    assert outward.sms(NOTHING, demo=True).adapter == "console"
    assert outward.sms(NOTHING, demo=False).adapter == ""


@pytest.mark.parametrize("security, port, starttls, tls", [
    ("", 587, True, False), ("tls", 465, False, True), ("none", 25, False, False),
])  # fmt: skip
def test_a_mail_server_is_called_as_it_says(security, port, starttls, tls):
    found = outward.mail(told(**HOST, EMAIL_SECURITY=security), demo=False)

    assert (found.port, found.starttls, found.tls) == (port, starttls, tls)
    assert outward.mail(told(**HOST, EMAIL_PORT="2525"), demo=False).port == 2525


def test_a_gateway_has_an_address_and_a_key():
    whole = {"SMS": "http", "SMS_URL": "https://sms.example.cn/send", "SMS_KEY": "k"}

    assert outward.sms(told(**whole), demo=False) == outward.Sms(*whole.values())


@pytest.mark.parametrize("half, named", [
    ({"EMAIL_HOST": "mail.example.cn"}, "EMAIL_FROM"),
    ({"EMAIL_FROM": "a@b.cn"}, "EMAIL_FROM"),
    ({**HOST, "EMAIL_USER": "u"}, "EMAIL_PASSWORD"),
    ({**HOST, "EMAIL_PASSWORD": "p"}, "EMAIL_USER"),
    ({**HOST, "EMAIL_SECURITY": "ssl"}, "EMAIL_SECURITY"),
    ({**HOST, "EMAIL_PORT": "x"}, "EMAIL_PORT"),
    ({"SMS": "pigeon"}, "SMS"),
    ({"SMS": "console"}, "SMS"),
    ({"SMS_KEY": "k"}, "SMS_KEY"),
    ({"SMS": "http", "SMS_KEY": "k"}, "SMS_URL"),
    ({"SMS": "http", "SMS_URL": "https://sms.example.cn/"}, "SMS_KEY"),
])  # fmt: skip
def test_half_a_configuration_is_refused_by_name(half, named):
    read = outward.mail if named.startswith("EMAIL") else outward.sms

    with pytest.raises(ValueError, match=f"^ONEDOOR_{named} "):
        read(told(**half), demo=False)
