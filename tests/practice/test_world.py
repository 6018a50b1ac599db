import imaplib
import socket
import ssl
import stat

import pytest

from cmx_app.practice import Ports, PracticeMicrosoft

PORTS = Ports.any_free()


def test_what_is_registered_and_signed_in_survives_a_restart(tmp_path):
    with PracticeMicrosoft(tmp_path / "p", PORTS) as first:
        made = first.directory.registrations.register("cmxOrganize")
        value = first.directory.registrations.add_secret(made.client_id).value
        first.directory.faults.switch("slow", 3)
        bundle = first.ca_bundle.read_bytes()
    with PracticeMicrosoft(tmp_path / "p", PORTS) as second:
        assert second.directory.home == first.directory.home
        assert second.directory.registrations.get(made.client_id).display_name == "cmxOrganize"
        assert second.directory.faults.seconds("slow") == 3
        assert second.ca_bundle.read_bytes() == bundle
    assert value not in (tmp_path / "p" / "practice.json").read_text()


def test_the_folder_is_for_its_owner_only(tmp_path):
    with PracticeMicrosoft(tmp_path / "p", PORTS):
        pass
    assert stat.S_IMODE((tmp_path / "p").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "p" / "practice.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "p" / "practice-ca-key.pem").stat().st_mode) == 0o600


def test_a_taken_port_is_replaced_by_a_free_one(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        practice = PracticeMicrosoft(tmp_path / "p", Ports(port, port, port, port))
        practice.stop()
    found = {practice.pages, practice.authority, practice.imap, practice.smtp}
    assert len(found) == 4
    assert not any(one.endswith(f":{port}") for one in found)


def test_all_doors_are_on_loopback(practice):
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for place in (practice.pages, practice.authority, practice.imap, practice.smtp):
        port = int(place.rpartition(":")[2])
        for address in others - {"127.0.0.1", "127.0.1.1"}:
            with pytest.raises(OSError), socket.create_connection((address, port), timeout=1):
                pass


def test_it_stops_at_once_while_clients_are_connected(tmp_path):
    practice = PracticeMicrosoft(tmp_path / "p", PORTS)
    practice.start()
    tls = ssl.create_default_context(cafile=practice.ca_bundle)
    imap = imaplib.IMAP4_SSL(*_place(practice.imap), ssl_context=tls, timeout=5)
    smtp = socket.create_connection(_place(practice.smtp), timeout=5)
    silent = socket.create_connection(_place(practice.authority.removeprefix("https://")), timeout=5)
    assert smtp.recv(100).startswith(b"220 ")
    practice.stop()
    imap.shutdown()
    smtp.close()
    silent.close()


def test_a_silent_connection_does_not_block_the_others(practice, http):
    with socket.create_connection(_place(practice.authority.removeprefix("https://")), timeout=5):
        answer = http.get(f"{practice.authority}/common/discovery/v2.0/keys", timeout=2)
    assert answer.status_code == 200


def test_a_reset_forgets_everything_but_the_people(practice, api, registration):
    people = practice.directory.people()
    api("faults", {"down": True})
    api("reset", {})
    assert practice.directory.registrations.every() == ()
    assert practice.directory.people() == people
    assert not any(api("faults").values())


def _place(text):
    host, _, port = text.rpartition(":")
    return host, int(port)
