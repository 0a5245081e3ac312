"""RDF4J Server, whose REST interface is GraphDB's too, in Jetty; both from Maven Central."""

from __future__ import annotations

from string import Template

from kg.load.sparql.creation import rdf4j_config
from tests.servers.artifacts import Artifact, artifacts, program
from tests.servers.processes import Server
from tests.servers.sparql_server import PASSWORD, Entrance, SparqlServer, answers

WAR = Artifact("org.eclipse.rdf4j", "rdf4j-http-server", "5.0.3", "war", alone=True)
JETTY = Artifact("org.eclipse.jetty", "jetty-runner", "9.4.57.v20241219", alone=True)

_CONTEXT = Template("""\
<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure class="org.eclipse.jetty.webapp.WebAppContext">
  <Set name="contextPath">/rdf4j-server</Set>
  <Set name="war">$war</Set>
  <Set name="overrideDescriptor">$home/web.xml</Set>
  <Get name="securityHandler"><Set name="authenticator">
    <New class="org.eclipse.jetty.security.authentication.BasicAuthenticator">
      <Set name="charset"><Call class="java.nio.charset.Charset" name="forName"><Arg>UTF-8</Arg></Call></Set>
    </New>
  </Set><Set name="loginService">
    <New class="org.eclipse.jetty.security.HashLoginService">
      <Set name="name">rdf4j</Set><Set name="config">$home/users.properties</Set>
    </New>
  </Set></Get>
</Configure>
""")
_RULE = """
  <security-constraint>
    <web-resource-collection>
      <web-resource-name>{role}</web-resource-name><url-pattern>/*</url-pattern>{methods}
    </web-resource-collection>
    <auth-constraint><role-name>{role}</role-name></auth-constraint>
  </security-constraint>
  <security-role><role-name>{role}</role-name></security-role>"""
_RULES = {"asking": ("GET", "POST"), "changing": ("PUT", "DELETE")}
_DESCRIPTOR = """\
<?xml version="1.0" encoding="UTF-8"?>
<web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1">{rules}
  <login-config><auth-method>BASIC</auth-method><realm-name>rdf4j</realm-name></login-config>
</web-app>
"""


class Rdf4j(SparqlServer):
    """RDF4J Server with two users, one of whom may only ask."""

    dialect = "rdf4j"
    user = "editor"
    store = "lmdb"

    def lay_out(self) -> Server:
        """Write users and what they may do."""
        self.made = 0
        self.home.mkdir(parents=True, exist_ok=True)
        rules = "".join(
            _RULE.format(role=role, methods="".join(f"<http-method>{method}</http-method>" for method in methods))
            for role, methods in _RULES.items()
        )
        (self.home / "web.xml").write_text(_DESCRIPTOR.format(rules=rules), "utf-8")
        escaped = PASSWORD.encode("ascii", "backslashreplace").decode()
        users = f"editor: {escaped}, asking, changing\nreader: {escaped}, asking\n"
        (self.home / "users.properties").write_text(users, "ascii")
        war, jetty = (next(artifacts(each).glob(f"*.{each.kind}")) for each in (WAR, JETTY))
        (self.home / "context.xml").write_text(_CONTEXT.substitute(war=war, home=self.home), "utf-8")
        command = [
            program("java"), "-Xmx1g", f"-Dorg.eclipse.rdf4j.appdata.basedir={self.home / 'data'}",
            "-jar", str(jetty), "--host", "127.0.0.1", "--port", str(self.port), str(self.home / "context.xml"),
        ]  # fmt: skip
        protocol = f"{self.url}/rdf4j-server/protocol"
        return Server(command, self.home / "console.log", lambda: answers(protocol) and self._serves(protocol))

    def endpoint(self) -> str:
        """Return the repository's address."""
        return f"{self.url}/rdf4j-server/repositories/fairs{self.made}"

    def entrance(self, password: str = PASSWORD) -> Entrance:
        """Return the way in; the repository is made when something is loaded."""
        way = super().entrance(password)
        return way._replace(arguments=[*way.arguments, "--create", "--store", self.store])

    def empty(self) -> None:
        """Go on with another repository."""
        with self.client() as client:
            client.delete(self.endpoint())
        self.made += 1

    def make(self) -> None:
        """Make the repository as its owner."""
        config = rdf4j_config(self.endpoint().rpartition("/")[2], self.store)
        with self.client() as client:
            if client.get(f"{self.endpoint()}/size").status_code == 404:
                client.put(self.endpoint(), content=config, headers={"Content-Type": "text/turtle"}).raise_for_status()

    def frozen(self) -> Entrance:
        """Return the way in for who may only ask."""
        self.make()
        way = self.entrance()
        return way._replace(arguments=[*super().entrance().arguments, "--user", "reader"])

    def data_address(self) -> str:
        """Return where statements go."""
        return f"{self.endpoint()}/statements"

    def graph_address(self) -> str:
        """Return where a single graph is had."""
        return f"{self.endpoint()}/rdf-graphs/service"

    def query_address(self) -> str:
        """Return where it is asked."""
        return self.endpoint()

    def update_address(self) -> str:
        """Return where it takes updates."""
        return f"{self.endpoint()}/statements"

    def _serves(self, url: str) -> bool:
        # Jetty answers before the application in it does.
        with self.client() as client:
            return client.get(url).status_code == 200


class Graphdb(Rdf4j):
    """The same server, spoken to as GraphDB is; a repository is there, since RDF4J makes none as GraphDB does."""

    dialect = "graphdb"

    def empty(self) -> None:
        """Go on with another repository."""
        super().empty()
        self.make()

    def entrance(self, password: str = PASSWORD) -> Entrance:
        """Return the way in with the command for GraphDB."""
        arguments = ["graphdb", "--endpoint", self.endpoint(), "--user", self.user, "--create"]
        return Entrance(arguments, {"KG_SPARQL_PASSWORD": password})

    def frozen(self) -> Entrance:
        """Return the way in for who may only ask."""
        way = self.entrance()
        return way._replace(arguments=[*way.arguments, "--user", "reader"])
