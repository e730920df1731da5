"""Units, image, manifests and pages name what exists: commands, settings, folders, doors, ports."""

import re

import pytest
from django.urls import resolve

from tests.house import deployed
from tests.house.deployed import CONTAINERFILE, DEPLOY, PAGES, PROGRAM, SAME, SETTINGS, UNITS
from tests.house.reading import ROOT
from tests.house.test_configuration import DECLARED
from tools import serving
from zorgvuldig.command import COMMANDS
from zorgvuldig.configuration import Told

WORD = re.compile(r"^--[a-z-]+$")
KUBERNETES = {"web", "worker", "migrate", "backup"}


def test_every_command_that_is_named_is_one():
    said = list(deployed.commands())
    assert {where for where, _ in said} > {"zorgvuldig-run.service", "one-host.md", "compose web"}
    for where, (name, *rest) in said:
        assert name in COMMANDS, where
        module = ROOT / "src" / (COMMANDS[name].split(":")[0].replace(".", "/") + ".py")
        for word in filter(WORD.match, rest):
            assert word in module.read_text(encoding="utf-8"), (where, word)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_starts_the_program_or_a_unit_that_is_there(unit):
    said = deployed.lines(unit)
    if unit.suffix == ".timer":
        assert unit.with_suffix(".service") in UNITS
    else:
        runs = [one for name, words in said.items() if name.startswith("Exec") for one in words]
        assert runs
        assert {one.split()[0] for one in runs} == {PROGRAM}


def test_units_name_only_units_of_ours():
    known = {unit.name for unit in UNITS} | {"zorgvuldig-.service.d"}
    texts = [p.read_text(encoding="utf-8") for p in [*UNITS, *PAGES.glob("*.md")]]
    named = {
        name
        for text in texts
        for name in re.findall(r"zorgvuldig-[a-z.]*\.(?:service|timer)\b", text)
    }
    assert named <= known | {"zorgvuldig-.service"}
    assert len(named) > 5


def test_who_waits_for_a_server_is_not_stopped_while_it_waits():
    for unit in UNITS:
        said = deployed.lines(unit)
        for wait in said.get("ExecStartPost", []):
            assert int(wait.split()[-1]) < int(said["TimeoutStartSec"][0])


def test_the_sandbox_is_there_and_leaves_open_what_is_written():
    said = deployed.lines(SAME)
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices"):
        assert said[name] == ["yes"]
    assert said["ProtectSystem"] == ["strict"]
    assert said["CapabilityBoundingSet"] == [""]
    open_to = {f"/var/lib/{name}" for name in said["StateDirectory"][0].split()}
    assert {SETTINGS["ZORGVULDIG_VAR"], str(folder("ZORGVULDIG_LEDGER_FILE"))} == open_to
    backup = deployed.lines(DEPLOY / "systemd/zorgvuldig-backup.service")
    assert backup["ReadWritePaths"] == [SETTINGS["ZORGVULDIG_BACKUPS"]]


def folder(name):
    return SETTINGS[name].rpartition("/")[0]


def test_the_page_makes_the_folders_that_the_settings_name():
    page = (PAGES / "one-host.md").read_text(encoding="utf-8")
    made = next(x for x in page.splitlines() if "--owner=zorgvuldig" in x)
    assert {folder("ZORGVULDIG_KEYRING_FILE"), SETTINGS["ZORGVULDIG_BACKUPS"]} <= set(made.split())
    assert deployed.lines(SAME)["EnvironmentFile"][0] in page


def test_every_setting_that_is_filled_in_is_declared():
    compose = {name for one in deployed.services().values() for name in one["environment"]}
    (config,) = deployed.of_kind("ConfigMap")
    (secret,) = deployed.of_kind("Secret")
    in_pods = {
        one["name"]
        for pod in deployed.pods().values()
        for one in pod["spec"]["containers"][0].get("env", [])
    }
    image = set(re.findall(r"\b([A-Z_]{4,})=", CONTAINERFILE)) - {
        "PATH", "PYTHONDONTWRITEBYTECODE", "BASE", "DEBIAN_FRONTEND", "CMD",
        "PIP_CERT", "NODE_EXTRA_CA_CERTS",
    }  # fmt: skip
    named = {*SETTINGS, *compose, *config["data"], *secret["stringData"], *in_pods, *image}
    assert named <= DECLARED
    assert {"LISTEN", "ZORGVULDIG_VAR"} <= image
    required = {name for name in DECLARED if getattr(Told, name).needed} | {"DATABASE_URL"}
    assert required <= set(SETTINGS)
    assert required <= set(secret["stringData"])


def test_the_papers_name_no_setting_that_is_not_there():
    name = re.compile(
        r"`((?:ZORGVULDIG|EMAIL|DATABASE|API|LINE|TRUSTED|ALLOWED|LOG|LEAVE)_[A-Z_]+)\b"
    )
    papers = [*PAGES.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    named = {one for paper in papers for one in name.findall(paper.read_text(encoding="utf-8"))}
    assert named <= DECLARED
    assert len(named) > 10


def test_no_secret_stands_here():
    secrets = {name for name in DECLARED if getattr(Told, name).secret}
    assert {name: SETTINGS[name] for name in secrets & set(SETTINGS) if SETTINGS[name]} == {}
    for one in deployed.of_kind("Secret"):
        assert set(one["stringData"].values()) == {""}
    (config,) = deployed.of_kind("ConfigMap")
    assert not secrets & set(config["data"])


def test_health_is_asked_at_doors_that_are_there():
    web = deployed.pods()["zorgvuldig-web"]["spec"]["containers"][0]
    asked = {name: web[f"{name}Probe"]["httpGet"] for name in ("startup", "readiness", "liveness")}
    assert resolve(asked["readiness"]["path"]).view_name == "watch:ready"
    assert resolve(asked["startup"]["path"]).view_name == "watch:ready"
    assert resolve(asked["liveness"]["path"]).view_name == "web:alive"
    (config,) = deployed.of_kind("ConfigMap")
    for one in asked.values():
        headers = {h["name"]: h["value"] for h in one["httpHeaders"]}
        assert headers["X-Forwarded-Proto"] == "https"
        assert headers["Host"] in config["data"]["ALLOWED_HOSTS"].split(",")
    two = (DEPLOY / "Caddyfile.two-hosts").read_text(encoding="utf-8")
    assert resolve(re.search(r"health_uri (\S+)", two)[1]).view_name == "watch:ready"
    assert "X-Forwarded-Proto https" in two


def test_one_port_everywhere():
    port = Told.PORT.usual
    web = deployed.pods()["zorgvuldig-web"]["spec"]["containers"][0]
    assert web["ports"] == [{"name": "http", "containerPort": port}]
    assert {f"PORT={port}", f"EXPOSE {port}"} <= {
        x.strip(" \\") for x in CONTAINERFILE.splitlines()
    }
    texts = "".join(p.read_text() for p in [*DEPLOY.glob("Caddyfile*"), DEPLOY / "nginx.conf"])
    found = re.findall(r"(?:127\.0\.0\.1|10\.0\.0\.\d+|\bweb):(\d+)", texts)
    assert set(found) == {str(port)}
    pages = next(
        x for x in deployed.of_kind("NetworkPolicy") if x["spec"]["policyTypes"] == ["Ingress"]
    )
    assert pages["spec"]["ingress"][0]["ports"][0]["port"] == port


def settled(name: str) -> list[str]:
    """The lines of a file of a proxy, without its comments."""
    lines = [line.strip() for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def test_a_proxy_takes_a_whole_form_in_before_it_passes_it_on():
    """Eight slow halves kept everybody out; a time-out does not hold over HTTP/2 with 2.6."""
    for name in ("Caddyfile", "Caddyfile.two-hosts"):
        assert "buffer_requests" in settled(name)
    assert "request_buffers 16MB" in settled("Caddyfile.compose")
    nginx = settled("nginx.conf")
    assert "proxy_request_buffering off;" not in nginx
    assert {"client_body_buffer_size 16m;", "proxy_max_temp_file_size 0;"} <= set(nginx)


def test_no_proxy_writes_down_who_asked_for_what_even_when_nobody_answers_behind_it():
    for path in DEPLOY.glob("Caddyfile*"):
        assert "exclude http.log.error http.handlers.reverse_proxy" in settled(path.name)
        assert not [line for line in settled(path.name) if line.startswith("output")]
    nginx = settled("nginx.conf")
    for each in ("access_log off;", "error_log /var/log/nginx/error.log crit;"):
        assert nginx.count(each) == nginx.count("server {") == 2


def test_what_is_too_large_is_said_before_the_caddy_of_debian_ends_the_line():
    """It passes half on and says 502; in the file of compose a newer one says 413 by itself."""
    for name in ("Caddyfile", "Caddyfile.two-hosts"):
        said = settled(name)
        large = next(line for line in said if line.startswith("@large header_regexp"))
        field, pattern = large.split()[2:]
        assert field == "Content-Length"
        lengths = [10**5, 9_999_999, 15_999_999, 16_000_000, 20_000_000, 99_999_999, 10**9]
        assert [bool(re.search(pattern, str(one))) for one in lengths] == [False] * 3 + [True] * 4
        assert any(line.startswith("respond @large ") and line.endswith(" 413") for line in said)
        assert "max_size 16MB" in said


def test_what_came_half_is_not_answered_as_if_it_were_stored():
    """The Caddy of Debian gives a slow form up with 200 and an empty page; one without a length,
    as most have that are only read, must not become a fault of the proxy."""
    length, body = "{http.request.header.Content-Length}", "{http.request.body}"
    less = f'`{length} != "" && size(bytes({body})) < int({length})`'
    for name in ("Caddyfile", "Caddyfile.two-hosts"):
        said = settled(name)
        assert f"@half expression {less}" in said
        (answer,) = (line for line in said if line.startswith("respond @half "))
        assert answer.endswith(" 408")
        assert said.index("read_body 30s") < said.index(answer)


def test_who_is_gone_without_a_word_is_found_out_on_both_sides():
    """Seen with a host whose power was cut: pages waited without end, and so did everybody who
    wrote for one organisation, because of a lock that the database kept for two hours."""
    two = settled("Caddyfile.two-hosts")
    assert {"dial_timeout 2s", "response_header_timeout 60s"} <= set(two)
    assert two.count("include http.handlers.reverse_proxy.health_checker") == 1
    logins = (DEPLOY / "database.sql").read_text(encoding="utf-8")
    for login in re.findall(r"CREATE ROLE (\w+) LOGIN", logins):
        for what in ("tcp_keepalives_idle = 10", "tcp_user_timeout = 25000"):
            assert f"ALTER ROLE {login} SET {what};" in logins


def test_only_the_balancer_and_the_host_itself_reach_the_pages():
    rules = settled("nftables.two-hosts")
    hosts = re.findall(r"(10\.[\d.]+):8000", " ".join(settled("Caddyfile.two-hosts")))
    page = (PAGES / "two-hosts.md").read_text(encoding="utf-8")
    (balancer,) = re.findall(r"ip saddr != (\S+) drop", " ".join(rules))
    assert {balancer, *hosts} <= set(re.findall(r"10\.[\d.]+\d", page))
    assert f"tcp dport {Told.PORT.usual} ip saddr != {balancer} drop" in rules
    assert 'iifname "lo" accept' in rules  # `zorgvuldig ready` asks its own address


@pytest.mark.parametrize("name", [f"zorgvuldig-{part}" for part in sorted(KUBERNETES)])
def test_a_pod_is_nobody_and_writes_where_it_may(name):
    pod = deployed.pods()[name]["spec"]
    (one,) = pod["containers"]
    number = int(re.search(r"USER (\d+):", CONTAINERFILE)[1])
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == number
    assert pod["automountServiceAccountToken"] is False
    assert pod["enableServiceLinks"] is False  # they would stand among the settings
    assert one["securityContext"] == {
        "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }  # fmt: skip
    places = {mount["mountPath"] for mount in one["volumeMounts"]}
    assert {"/tmp", "/var/lib/zorgvuldig"} <= places
    volumes = {volume["name"] for volume in pod["volumes"]}
    assert {mount["name"] for mount in one["volumeMounts"]} == volumes
    assert places - {"/tmp"} <= made_in_the_image()


def made_in_the_image():
    line = re.search(r"--mode=0700 \\\n\s+([^\n]+)", CONTAINERFILE)[1]
    return set(line.split())


def test_what_pods_and_objects_name_is_there():
    names = {(one["kind"], one["metadata"]["name"]) for one in deployed.manifests()}
    for pod in deployed.pods().values():
        for volume in pod["spec"]["volumes"]:
            if "secret" in volume:  # in no manifest: a form applied over it would lose the ring
                name = volume["secret"]["secretName"]
                assert ("Secret", name) not in names
                page = (PAGES / "containers.md").read_text(encoding="utf-8")
                assert f"kubectl create secret generic {name} --from-file=ring.toml=" in page
            if "persistentVolumeClaim" in volume:
                claim = volume["persistentVolumeClaim"]["claimName"]
                assert ("PersistentVolumeClaim", claim) in names
    labels = deployed.pods()["zorgvuldig-web"]["metadata"]["labels"]
    (service,) = deployed.of_kind("Service")
    assert service["spec"]["selector"] == labels
    (way,) = deployed.of_kind("Ingress")
    backend = way["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend == {"name": service["metadata"]["name"], "port": {"name": "http"}}


def test_nothing_comes_in_or_goes_out_that_is_not_named():
    nothing = next(x for x in deployed.of_kind("NetworkPolicy")
                   if x["metadata"]["name"] == "zorgvuldig-nothing")  # fmt: skip
    assert set(nothing["spec"]) == {"podSelector", "policyTypes"}
    assert nothing["spec"]["policyTypes"] == ["Ingress", "Egress"]
    chosen = nothing["spec"]["podSelector"]["matchLabels"].items()
    for pod in deployed.pods().values():
        assert chosen <= pod["metadata"]["labels"].items()


def test_a_pod_may_take_longer_to_leave_than_it_does():
    (config,) = deployed.of_kind("ConfigMap")
    grace = deployed.pods()["zorgvuldig-web"]["spec"]["terminationGracePeriodSeconds"]
    assert grace >= int(config["data"]["LEAVE_SECONDS"]) + 15


@pytest.mark.parametrize("name", sorted(deployed.services()))
def test_a_part_of_the_compose_file_writes_where_it_may(name):
    one = deployed.services()[name]
    assert (one["read_only"], one["cap_drop"]) == (True, ["ALL"])
    places = {volume.split(":")[1] for volume in one["volumes"]}
    assert places <= made_in_the_image()
    for setting in ("ZORGVULDIG_KEYRING_FILE", "ZORGVULDIG_LEDGER_FILE"):
        assert one["environment"][setting].rpartition("/")[0] in places


def test_whoever_is_waited_for_says_itself_how_it_fares():
    """An image that podman builds keeps no health check: `up` ended with a fault."""
    parts = deployed.COMPOSE["services"]
    waited = {
        other
        for one in parts.values()
        for other, how in one.get("depends_on", {}).items()
        if how["condition"] == "service_healthy"
    }
    assert waited == {name for name, one in parts.items() if "healthcheck" in one}
    assert parts["web"]["healthcheck"]["test"] == ["CMD", "zorgvuldig", "ready"]
    # on the socket a server answers that is still being made
    assert "--host=127.0.0.1" in parts["database"]["healthcheck"]["test"]
    assert not re.search(r"^HEALTHCHECK", CONTAINERFILE, re.MULTILINE)


def test_all_that_stays_comes_back_after_the_machine_does_and_what_ends_does_not():
    """`podman-restart` of before 5.8 starts `always` and nothing else."""
    ends = {"migrate", "backup"}
    for name, one in deployed.COMPOSE["services"].items():
        assert one["restart"] == ("no" if name in ends else "always")
    page = (PAGES / "containers.md").read_text(encoding="utf-8")
    assert "systemctl enable --now podman.socket podman-restart.service" in page


def test_nothing_that_serves_reads_the_backups():
    """They hold what was erased since, and the key ring is there as well."""
    services = deployed.COMPOSE["services"]
    backups = {name: [v for v in one.get("volumes", ()) if v.startswith("backups:")]
               for name, one in services.items()}  # fmt: skip
    assert {name for name, there in backups.items() if there} == {"backup"}
    told = {name for name, one in services.items()
            if "ZORGVULDIG_BACKUPS" in one.get("environment", {})}  # fmt: skip
    assert told == {"backup"}
    page = (PAGES / "containers.md").read_text(encoding="utf-8")
    assert "podman compose run --rm backup doctor --without opmaak\n" in page


def test_an_image_of_others_is_named_in_full():
    """Debian's podman knows no `postgres` and no `caddy`."""
    others = {one["image"] for one in deployed.COMPOSE["services"].values()} - {"zorgvuldig:0.1.0"}
    assert {name.split("/")[0] for name in others} == {"docker.io"}


def test_no_file_of_ours_is_changed_by_who_follows_the_page():
    """A new version is a `git checkout`; the key ring must not come along by accident."""
    page = (PAGES / "containers.md").read_text(encoding="utf-8")
    assert {"{$SITE} {"} <= set(settled("Caddyfile.compose"))
    assert "SITE" in deployed.COMPOSE["services"]["proxy"]["environment"]
    made = set(re.findall(r"> (\S+)", "\n".join(x for x in page.splitlines() if x[:4] == "    ")))
    made = {f"deploy/{one}" for one in made if one[0] not in "/&"}
    assert {"deploy/secrets/postgres", "deploy/.env", "deploy/secrets/ring.toml"} < made
    ignored = tuple(filter(None, (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()))
    assert [one for one in {*made, "deploy/environment"} if not one.startswith(ignored)] == []


def test_what_is_made_under_any_umask_is_read_by_the_number_that_runs_it():
    assert "chmod -R a+rX ." in CONTAINERFILE


def test_the_image_does_nothing_without_a_database_of_ones_own():
    """An empty address is refused (tests/walls/test_configuration.py); none would be embedded."""
    assert re.search(r'^ENV DATABASE_URL=""', CONTAINERFILE, re.MULTILINE)


def test_the_image_has_every_file_that_it_is_built_from():
    copied = [line.split()[1:-1] for line in CONTAINERFILE.splitlines() if line.startswith("COPY ")]
    ours = [name for names in copied for name in names if not names[0].startswith("--from")]
    assert [name for name in ours if not (ROOT / name).exists()] == []
    kept = {x[1:] for x in (ROOT / ".dockerignore").read_text().splitlines() if x.startswith("!")}
    assert set(ours) == kept


def test_a_server_installs_exactly_what_is_locked_and_nothing_that_tests():
    written = (ROOT / serving.SERVING).read_text(encoding="utf-8")
    assert written == serving.page(), "make lock"
    packages = set(re.findall(r"^([a-z0-9-]+)==", written, re.MULTILINE))
    assert serving.wanted() <= packages
    assert not packages & {"pytest", "playwright", "mypy", "schemathesis", "ruff", "coverage"}
