"""A database that is slow, loses connections, or goes away and comes back under load."""
import threading
import time

import pytest
from support.cluster import Cluster

PAGE = "/collections/assets/items?limit=3"
# Every page reads the stamp from here: locked, the page waits.
LOCK = "begin; lock table history.head in access exclusive mode"


def waiting(service):
    """How many statements of the service wait for a lock in this database."""
    with service.database.connect_admin() as admin:
        return int(admin.value("select count(*) from pg_stat_activity where datname = current_database() "
                               "and usename like 'terrier_serve_%' and state = 'active' and wait_event_type = 'Lock'"))


def comes(condition, seconds=20):
    """Whether it becomes true before long."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def request(service, role="reader", path=PAGE):
    return (f"GET {path}&bbox=-4,50,-2,{52 + time.monotonic() % 1} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {service.key(role)}\r\n\r\n")


def test_a_request_that_is_given_up_gives_up_its_query(service):
    with service.database.connect() as holder:
        holder.query(LOCK)
        raw = service.raw()
        raw.send(request(service))
        assert comes(lambda: waiting(service) == 1)
        raw.close()
        assert comes(lambda: waiting(service) == 0), "the statement is still there, though nobody waits for it"
        holder.query("rollback")
    assert service.client("reader").get(PAGE).status == 200


def test_slow_queries_hold_up_their_own_lane_only(service):
    with service.database.connect() as holder:
        holder.query(LOCK)
        stuck = [service.raw(60) for _ in range(8)]
        for raw in stuck:
            raw.send(request(service))
        assert comes(lambda: waiting(service) >= 1)
        for _ in range(50):
            assert service.client().get("/health").status == 200
        assert service.client("editor").get("/api-definition").status == 200
        holder.query("rollback")
        for raw in stuck:
            assert raw.answer()[0] == 200
            raw.close()


def test_lost_connections_are_made_anew(service):
    reader = service.client("reader")
    assert reader.get(PAGE).status == 200
    for n in range(5):
        with service.database.connect_admin() as admin:
            admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                        "and (usename like 'terrier_serve_%' or usename = 'terrier_door')")
        answers = [reader.get(f"{PAGE}&bbox=-4,50,-2,{52 + n / 10}").status for _ in range(10)]
        assert set(answers) <= {200, 503}, answers
        assert comes(lambda: reader.get(PAGE).status == 200)


def test_a_lost_connection_of_the_listener_does_not_leave_old_answers(fresh_service):
    """With LISTEN gone the cache must be off until it is heard again: what is written is seen."""
    service = fresh_service
    reader = service.client("reader")
    path = "/collections/assets/items/SV000004"
    for n in range(4):
        reader.get(path)
        with service.database.connect_admin() as admin:
            admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                        "and (usename like 'terrier_serve_%' or usename = 'terrier_door')")
            service.database.query("update register.asset set name = $1 where reference = 'SV000004'", f"Name {n}")
        assert comes(lambda: reader.get(path).status == 200)
        assert reader.json(path)["properties"]["name"] == f"Name {n}"


@pytest.fixture(scope="module")
def cluster():
    own = Cluster()
    try:
        yield own.make()
    finally:
        own.close()


def test_the_database_may_be_restarted_under_load(cluster):
    """While it is away, answers say so (503); none is wrong; afterwards all is well by itself."""
    right = cluster.client("reader").json("/collections/assets/items?f=json&limit=50")["features"]
    codes, faults, over = {}, [], threading.Event()

    def load(n):
        client = cluster.client("reader")
        serial = 0
        while not over.is_set():
            serial += 1
            try:
                answer = client.get(f"/collections/assets/items?limit=50&bbox=-10,40,10,{60 + n + serial / 1e6}")
            except OSError as fault:
                faults.append(fault)
                continue
            codes[answer.status] = codes.get(answer.status, 0) + 1
            if answer.status == 200 and answer.json["features"] != right:
                faults.append(answer)
            elif answer.status != 200 and (answer.status != 503 or answer.type != "application/problem+json"):
                faults.append(answer)

    threads = [threading.Thread(target=load, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(2):
            assert comes(lambda seen=codes.get(200, 0): codes.get(200, 0) > seen + 20)
            cluster.down()
            assert cluster.client(None).get("/health").status == 200
            cluster.up()
            assert comes(lambda seen=codes.get(200, 0): codes.get(200, 0) > seen + 20), "it did not come back by itself"
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert faults == []
    assert codes[503] > 0, "the load did not notice"
    assert comes(lambda: cluster.client("reader").get("/ready").status == 200)
