"""Five reverse proxies as Debian packages them, each a process of its own with one upstream and, where wanted, settings.

A configuration is the packaged one with its paths moved to a temporary folder and one site added. What is not set here is
as packaged. `python -m tests.between.proxies` installs those that are missing, and starts none.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import ClassVar

from examples.agent_server import HOST
from examples.processes import Process
from examples.programs import is_root, program

USER = "www-data"
"""Who runs the proxies when we are root: they then need no right that an ordinary user does not have."""


class Setting(Enum):
    """What is set beside the packaged defaults."""

    SHORT_TIMEOUT = "give the server up after two seconds of silence"
    WEBSOCKET = "let WebSockets pass"
    NO_DELAY = "send each event at once"
    NO_CACHE = "cache nothing"


class Proxy(Process):
    """A context manager: a proxy in front of one server on this host.

    Args:
        upstream: The server's port.
        settings: What is set beside the defaults.
    """

    name: ClassVar[str]
    package: ClassVar[str]
    executable: ClassVar[str]
    arguments: ClassVar[Sequence[str]]
    """Of its command line, which keep it in the foreground."""
    asks_version: ClassVar[str] = "-v"
    lines: ClassVar[Mapping[Setting, str]]
    """How each setting is written; one that is not among them is the proxy's default."""

    def __init__(self, upstream: int, settings: Iterable[Setting] = ()) -> None:
        self._program = self.find()
        super().__init__(self.package, user=USER if is_root() else None, grace=1.0)
        self.url = f"http://{HOST}:{self.port}"
        self._file = self.folder / "configuration"
        self._file.write_text(self.configuration(upstream, "\n".join(self.lines.get(one, "") for one in settings)))

    def configuration(self, upstream: int, settings: str) -> str:
        """The text of its configuration file."""
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        """Environment variables of its own."""
        return {}

    def command(self) -> Sequence[str]:
        """What is run."""
        variables = [f"{name}={value}" for name, value in self.environment().items()]
        places = {"file": self._file, "folder": self.folder, "port": self.port}
        return ["env", *variables, str(self._program), *(one.format(**places) for one in self.arguments)]

    def is_ready(self) -> bool:
        """Whether it listens."""
        with socket.socket() as connection:
            return connection.connect_ex((HOST, self.port)) == 0

    @classmethod
    def find(cls) -> Path:
        """Where the program is; as root on Debian it is installed when it is nowhere."""
        return program(partial(_found, cls.executable), cls.package)

    @classmethod
    def version(cls) -> str:
        """The version that is installed, as `1.22`: what comes behind is Debian's to mend."""
        told = subprocess.run([cls.find(), cls.asks_version], capture_output=True, text=True, check=True)
        return re.search(r"\d+\.\d+", told.stdout + told.stderr)[0]


def _found(executable: str) -> Path | None:
    """Where a program is, also where an ordinary user's PATH does not lead."""
    found = shutil.which(executable, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    return Path(found) if found else None


def packaged(file: str, replaced: Mapping[str, str]) -> str:
    """A packaged configuration with some of its text replaced. Raises ValueError when it lacks what is to be replaced."""
    text = Path(file).read_text()
    for old, new in replaced.items():
        if old not in text:
            raise ValueError(f"{file} has no {old!r}")
        text = text.replace(old, new)
    return text


class Nginx(Proxy):
    """nginx."""

    name, package, executable = "nginx", "nginx", "nginx"
    arguments = ("-c", "{file}", "-e", "stderr", "-g", "daemon off;")
    lines: ClassVar = {
        Setting.SHORT_TIMEOUT: "proxy_read_timeout 2s;",
        Setting.WEBSOCKET: """
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection "upgrade";""",
    }

    def configuration(self, upstream: int, settings: str) -> str:
        """The packaged file with another site."""
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "\n".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in kinds)
        location = f"location / {{ proxy_pass http://{HOST}:{upstream};\n{settings}\n}}"
        return packaged(
            "/etc/nginx/nginx.conf",
            {
                "user www-data;": "",
                "/run/nginx.pid": f"{self.folder}/pid",
                "/var/log/nginx": f"{self.folder}",
                "include /etc/nginx/sites-enabled/*;": (
                    f"{temporary}\nserver {{ listen {HOST}:{self.port};\n{location} }}"
                ),
            },
        )


class HAProxy(Proxy):
    """HAProxy."""

    name, package, executable = "HAProxy", "haproxy", "haproxy"
    arguments = ("-db", "-f", "{file}")
    lines: ClassVar = {Setting.SHORT_TIMEOUT: "timeout server 2s", Setting.NO_DELAY: "option http-no-delay"}

    def configuration(self, upstream: int, settings: str) -> str:
        """The packaged defaults, without the packaged `global`, which is about users and sockets."""
        _, head, defaults = packaged("/etc/haproxy/haproxy.cfg", {}).partition("\ndefaults\n")
        return f"{head}{defaults}\nlisten site\nbind {HOST}:{self.port}\nserver one {HOST}:{upstream}\n{settings}\n"


class Apache(Proxy):
    """Apache's httpd."""

    name, package, executable = "Apache", "apache2", "apache2"
    arguments = ("-f", "{file}", "-D", "FOREGROUND")
    lines: ClassVar = {Setting.SHORT_TIMEOUT: "ProxyTimeout 2", Setting.WEBSOCKET: "upgrade=websocket"}

    def environment(self) -> dict[str, str]:
        """What its start script sets."""
        paths = {f"APACHE_{name}": str(self.folder) for name in ("RUN_DIR", "LOCK_DIR", "LOG_DIR")}
        users = {"APACHE_RUN_USER": USER, "APACHE_RUN_GROUP": USER}
        return {**paths, **users, "APACHE_PID_FILE": f"{self.folder}/pid"}

    def configuration(self, upstream: int, settings: str) -> str:
        """The packaged file with another site, and the two modules of a proxy. A setting with `=` belongs to `ProxyPass`."""
        modules = [f"LoadModule {one}_module /usr/lib/apache2/modules/mod_{one}.so" for one in ("proxy", "proxy_http")]
        lines = settings.splitlines()
        mapping = " ".join([f"ProxyPass / http://{HOST}:{upstream}/", *(one for one in lines if "=" in one)])
        site = "\n".join([*modules, *(one for one in lines if "=" not in one), mapping])
        places = {"Include ports.conf": f"Listen {HOST}:{self.port}", "IncludeOptional sites-enabled/*.conf": site}
        return "ServerName localhost\n" + packaged("/etc/apache2/apache2.conf", places)


class Caddy(Proxy):
    """Caddy."""

    name, package, executable, asks_version = "Caddy", "caddy", "caddy", "version"
    arguments = ("run", "--adapter", "caddyfile", "--config", "{file}")
    lines: ClassVar = {Setting.SHORT_TIMEOUT: "transport http {\nread_timeout 2s\n}"}

    def environment(self) -> dict[str, str]:
        """It keeps its state at home."""
        return dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(self.folder))

    def configuration(self, upstream: int, settings: str) -> str:
        """The packaged file serves files alone: nothing of it is left."""
        site = f"reverse_proxy {HOST}:{upstream} {{\n{settings}\n}}"
        return f"{{\nadmin off\n}}\nhttp://{HOST}:{self.port} {{\n{site}\n}}\n"


class Varnish(Proxy):
    """Varnish, a cache."""

    name, package, executable, asks_version = "Varnish", "varnish", "varnishd", "-V"
    arguments = ("-F", "-a", f"{HOST}:{{port}}", "-n", "{folder}/state", "-f", "{file}", "-s", "malloc,256m")
    lines: ClassVar = {
        Setting.SHORT_TIMEOUT: "sub vcl_backend_fetch { set bereq.between_bytes_timeout = 2s; }",
        Setting.WEBSOCKET: """
            sub vcl_recv {
                if (req.http.Upgrade ~ "(?i)websocket") {
                    return (pipe);
                }
            }
            sub vcl_pipe {
                set bereq.http.Upgrade = req.http.Upgrade;
                set bereq.http.Connection = req.http.Connection;
            }""",
        Setting.NO_CACHE: """
            sub vcl_recv {
                return (pass);
            }""",
    }

    def configuration(self, upstream: int, settings: str) -> str:
        """The packaged file, whose subroutines are empty."""
        return packaged("/etc/varnish/default.vcl", {'.port = "8080";': f'.port = "{upstream}";'}) + settings + "\n"


PROXIES: Sequence[type[Proxy]] = (Nginx, HAProxy, Apache, Caddy, Varnish)


if __name__ == "__main__":
    for proxy in PROXIES:
        print(proxy.name, proxy.version())
