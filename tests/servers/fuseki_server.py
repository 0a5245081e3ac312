"""Apache Jena Fuseki from Maven Central, with users of Shiro, and datasets of TDB2 that are made on request."""

from __future__ import annotations

from tests.servers.artifacts import Artifact, artifacts, program
from tests.servers.processes import Server
from tests.servers.sparql_server import PASSWORD, Entrance, SparqlServer, answers

# Newer ones do not run on Java 17.
JAR = Artifact("org.apache.jena", "jena-fuseki-server", "5.6.0", alone=True)
_USERS = f"""\
[main]
plain=org.apache.shiro.authc.credential.SimpleCredentialsMatcher
iniRealm.credentialsMatcher=$plain
[users]
loader={PASSWORD}
[urls]
/$/ping=anon
/**=noSessionCreation, authcBasic
"""
_FROZEN = """\
PREFIX fuseki: <http://jena.apache.org/fuseki#>
PREFIX ja: <http://jena.hpl.hp.com/2005/11/Assembler#>
[] a fuseki:Service ; fuseki:name "frozen" ;
   fuseki:endpoint [ fuseki:operation fuseki:query ] ;
   fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ;
   fuseki:endpoint [ fuseki:operation fuseki:gsp-r ; fuseki:name "data" ] ;
   fuseki:dataset [ a ja:MemoryDataset ] .
"""


class Fuseki(SparqlServer):
    """Fuseki."""

    dialect = "fuseki"
    user = "loader"

    def lay_out(self) -> Server:
        """Write users and a dataset that only answers."""
        self.made = 0
        (self.home / "configuration").mkdir(parents=True)
        (self.home / "configuration" / "frozen.ttl").write_text(_FROZEN, "utf-8")
        (self.home / "shiro.ini").write_text(_USERS, "utf-8")
        jar = next(artifacts(JAR).glob("*.jar"))
        command = [program("java"), "-Xmx1g", "-jar", str(jar), "--port", str(self.port), "--localhost", "--ping"]
        return Server(command, self.home / "console.log", lambda: answers(f"{self.url}/$/ping")).with_environment(
            {"FUSEKI_BASE": str(self.home)}
        )

    def endpoint(self) -> str:
        """Return the dataset's address."""
        return f"{self.url}/fairs{self.made}"

    def empty(self) -> None:
        """Go on with another dataset."""
        with self.client() as client:
            client.delete(f"{self.url}/$/datasets/fairs{self.made}")
            self.made += 1
            form = {"dbName": f"fairs{self.made}", "dbType": "tdb2"}
            client.post(f"{self.url}/$/datasets", data=form).raise_for_status()

    def frozen(self) -> Entrance:
        """Return the dataset that only answers."""
        way = self.entrance()
        return way._replace(arguments=[*way.arguments, "--endpoint", f"{self.url}/frozen"])

    def data_address(self) -> str:
        """Return where quads go."""
        return f"{self.endpoint()}/data"

    def query_address(self) -> str:
        """Return where it is asked."""
        return f"{self.endpoint()}/query"

    def update_address(self) -> str:
        """Return where it takes updates."""
        return f"{self.endpoint()}/update"


class OneAddress(Fuseki):
    """The same server, of which nothing is known but the address of a dataset, where queries and updates go."""

    dialect = "generic"
