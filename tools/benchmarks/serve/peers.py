"""The peers: a bare libmicrohttpd page, and MapServer (FastCGI behind nginx) on the same view of the same server."""
import os
import shutil
import signal
import socket
import subprocess
import time

from estate import BIN, PLACE

TEMPLATES = "/usr/share/mapserver/ogcapi/templates/html-plain/"
PROCESSES = 4  # of MapServer

MAPFILE = """
MAP
  NAME "peer"
  EXTENT -7 49 2 56
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "ows_enable_request" "*"
    "ows_title" "peer"
    "ows_onlineresource" "{url}"
    "oga_onlineresource" "{url}"
    "oga_html_template_directory" "{templates}"
    "oga_geometry_precision" "8"
  END END
{layers}
END
"""

LAYER = """
  LAYER
    NAME "{name}"
    TYPE {type}
    STATUS ON
    TEMPLATE "features"
    CONNECTIONTYPE POSTGIS
    CONNECTION "{dsn}"
    DATA "geometry_crs84 FROM (SELECT id, geometry_crs84, {columns} FROM {view}) AS peer USING UNIQUE id USING SRID=4326"
    PROCESSING "CLOSE_CONNECTION=DEFER"
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "{name}"
      "gml_featureid" "id"
      "gml_include_items" "all"
      "oga_max_limit" "10000"
    END
  END
"""

NGINX = """
daemon off;
pid {place}/nginx.pid;
error_log {place}/nginx.log;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {place}/body; fastcgi_temp_path {place}/fastcgi; proxy_temp_path {place}/proxy;
  uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  fastcgi_buffers 64 64k;
  server {{
    listen 127.0.0.1:{port};
    location ~ ^(?<script>/mapserv)(?<rest>/.*)$ {{
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_NAME $script;
      fastcgi_param PATH_INFO $rest;
      fastcgi_pass unix:{place}/mapserv.sock;
    }}
  }}
}}
"""


class BarePage:
    """libmicrohttpd giving these bytes, with as many threads as the service has."""

    def __init__(self, body):
        path = PLACE / "bare.bytes"
        path.write_bytes(body)
        self.process = subprocess.Popen([str(BIN / "bare-page"), str(path), str(min(os.cpu_count(), 4))],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{self.process.stdout.readline().strip()}/"

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class MapServer:
    """collection_url("assets"). Raises FileNotFoundError where it is not installed."""

    def __init__(self, estate):
        mapserv = next((path for path in ("/usr/bin/mapserv", "/usr/lib/cgi-bin/mapserv") if os.path.exists(path)), None)
        if not (mapserv and shutil.which("nginx") and shutil.which("spawn-fcgi")):
            raise FileNotFoundError("MapServer is not compared: apt install cgi-mapserver nginx spawn-fcgi")
        self.place = PLACE / "mapserver"
        self.place.mkdir(exist_ok=True)
        self.place.chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._configure(estate)
        listens = self.place / "mapserv.sock"
        listens.unlink(missing_ok=True)
        subprocess.run(["spawn-fcgi", "-s", str(listens), "-M", "666", "-F", str(PROCESSES), "-P", str(self.place / "pids"), "--",
                        mapserv], env={**os.environ, "MAPSERVER_CONFIG_FILE": str(self.place / "mapserver.conf")}, check=True,
                       stdout=subprocess.DEVNULL)
        self.nginx = subprocess.Popen(["nginx", "-c", str(self.place / "nginx.conf"), "-e", str(self.place / "nginx.log")])
        time.sleep(1)

    def _configure(self, estate):
        url = f"http://127.0.0.1:{self.port}/mapserv/peer/ogcapi"
        layers = ""
        for name, view, kind in (("assets", "served.asset", "POINT"), ("land_parcels", "served.land_parcel", "POLYGON")):
            columns = estate.sql(f"""SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
                WHERE attrelid = '{view}'::regclass AND attnum > 0 AND attname NOT IN ('id', 'geometry', 'geometry_crs84', 'valid',
                      'feature', 'feature_grid', 'for_public', 'marking_rank', 'search')""")
            layers += LAYER.format(name=name, type=kind, view=view, columns=columns, dsn=estate.dsn("terrier_serve_reader"))
        (self.place / "peer.map").write_text(MAPFILE.format(url=url, templates=TEMPLATES, layers=layers))
        (self.place / "mapserver.conf").write_text(
            f'CONFIG\n ENV\n  MS_MAP_PATTERN "."\n END\n MAPS\n  peer "{self.place}/peer.map"\n END\nEND\n')
        user = "user root;\n" if os.geteuid() == 0 else ""
        (self.place / "nginx.conf").write_text(user + NGINX.format(place=self.place, port=self.port))

    def items(self, collection):
        return f"http://127.0.0.1:{self.port}/mapserv/peer/ogcapi/collections/{collection}/items"

    def close(self):
        self.nginx.terminate()
        self.nginx.wait()
        for pid in (self.place / "pids").read_text().split():
            os.kill(int(pid), signal.SIGTERM)
