"""The files of deploy/ are read by the programs they are for, and name what there is."""

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from onedoor.config import cli, environment
from onedoor.config.parts import parts
from onedoor.operation.materials import api as materials
from onedoor.site.ui import news

ROOT = Path(cli.__file__).resolve().parents[3]
DEPLOY = ROOT / "deploy"


def program(name):
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found:
        # The tests below read the same files without it; here the program itself reads them.
        pytest.skip(f"no {name} on this machine")
    return found


@pytest.mark.parametrize("unit", ["onedoor-up.service", "onedoor@.service"])
def test_systemd_reads_the_units(tmp_path, unit):
    verify = program("systemd-analyze")
    text = (DEPLOY / "systemd" / unit).read_text("utf-8")
    # Only the program's place is not of this machine.
    text = text.replace("/opt/onedoor/.venv/bin/onedoor", "/bin/true")
    other = (DEPLOY / "systemd" / "onedoor-up.service").read_text("utf-8")
    (tmp_path / "onedoor-up.service").write_text(
        other.replace("/opt/onedoor/.venv/bin/onedoor", "/bin/true")
    )
    (tmp_path / unit).write_text(text)

    done = subprocess.run(
        [verify, "verify", str(tmp_path / unit)], capture_output=True, text=True, check=False
    )

    assert [line for line in done.stderr.splitlines() if "onedoor" in line] == []


def test_nginx_reads_its_file(tmp_path):
    nginx = program("nginx")
    key, certificate = certified(tmp_path)
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    text = text.replace("/etc/onedoor/tls/site.crt", str(certificate))
    text = text.replace("/etc/onedoor/tls/site.key", str(key))
    (tmp_path / "site.conf").write_text(text)
    places = " ".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}"
        f" http {{ access_log off; {places} include {tmp_path}/site.conf; }}"
    )

    done = subprocess.run(
        [nginx, "-t", "-q", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


def certified(folder):
    """Make a key and a certificate of an hour for the name that the file shows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "zwfw.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now).not_valid_after(now + timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    (folder / "site.crt").write_bytes(made.public_bytes(pem))
    (folder / "site.key").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "site.key", folder / "site.crt"


def test_each_process_has_a_unit_a_container_and_a_line(tmp_path):
    names = {part.name for part in parts(environment.read({}, tmp_path))}
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    unit = (DEPLOY / "systemd" / "onedoor@.service").read_text("utf-8")
    page = (ROOT / "docs" / "operations" / "run.md").read_text("utf-8")

    assert set(re.findall(r'"onedoor", "serve", "(\w+)"', compose)) == names
    assert set(re.findall(r"onedoor@(\w+)", unit)) == names
    assert set(re.findall(r"`onedoor serve (\w+)`", page)) == names


def test_nginx_says_who_asks_and_by_tls_and_nothing_that_a_visitor_said(tmp_path):
    found = environment.read({"ONEDOOR_SITE": "https://zwfw.example"}, tmp_path)
    text = (DEPLOY / "nginx.conf").read_text("utf-8")

    told = dict(re.findall(r"proxy_set_header ([\w-]+) (\S+);", text))

    assert found.is_proxied
    assert "127.0.0.1" in found.proxies
    assert told == {
        "Connection": '""', "Host": "$host", "X-Forwarded-For": "$remote_addr",
        "X-Forwarded-Proto": "$scheme",
    }  # fmt: skip
    assert "underscores_in_headers off;" in text
    assert text.index("proxy_set_header") < text.index("location")  # inherited by each location


def test_nginx_leads_to_the_ports_the_processes_listen_on(tmp_path):
    found = environment.read({}, tmp_path)
    text = (DEPLOY / "nginx.conf").read_text("utf-8")

    assert f"upstream onedoor_web {{ server {found.bind}:{found.port};" in text
    assert f"upstream onedoor_events {{ server {found.bind}:{found.events_port};" in text
    assert dict(re.findall(r"location (\S+) \{\s+proxy_pass http://(\w+);", text)) == {
        "/": "onedoor_web",
        f"{news.STREAM.removesuffix('desk')}": "onedoor_events",
    }
    assert re.search(r"location = /metrics \{ return 404; \}", text)


def test_nginx_lets_the_largest_upload_through():
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    (mebibytes,) = re.findall(r"client_max_body_size (\d+)m;", text)

    assert int(mebibytes) * 1024**2 > materials.Limits().max_bytes


def test_containers_publish_their_ports_to_this_machine_and_believe_its_proxy(tmp_path):
    found = environment.read({}, tmp_path)
    text = (DEPLOY / "compose.yaml").read_text("utf-8")

    ports = re.findall(r'ports: \["([\d.]+):(\d+):(\d+)"\]', text)
    (gateway,) = re.findall(r"gateway: ([\d.]+)", text)
    (proxies,) = re.findall(r"ONEDOOR_PROXIES: ([\d.,]+)", text)

    assert ports == [
        ("127.0.0.1", str(port), str(port)) for port in (found.port, found.events_port)
    ]
    assert proxies == gateway


def test_variables_of_the_containers_are_ours():
    names = re.findall(r"ONEDOOR_[A-Z_]+", (DEPLOY / "compose.yaml").read_text("utf-8"))
    page = (ROOT / "docs" / "operations" / "settings.md").read_text("utf-8")

    assert {name for name in names if f"`{name}`" not in page} == set()


def test_the_image_finds_the_programs_where_the_install_puts_them():
    image = (DEPLOY / "Dockerfile").read_text("utf-8")
    units = [path.read_text("utf-8") for path in (DEPLOY / "systemd").iterdir()]

    (folder,) = re.findall(r"WORKDIR (\S+)", image)
    programs = {word for text in units for word in re.findall(r"ExecStart=(\S+)", text)}

    assert f"ENV PATH={folder}/.venv/bin:" in image
    assert programs == {f"{folder}/.venv/bin/onedoor"}
    assert (ROOT / "tools" / "bootstrap.py").is_file()
