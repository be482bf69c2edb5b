"""PostgreSQL through libpq, so that the tests need no driver: query() gives rows of texts and Nones."""
import ctypes
import ctypes.util

_libpq = ctypes.CDLL(ctypes.util.find_library("pq") or "libpq.so.5")
_POINTER, _INT, _TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
for _name, _result, _arguments in (
    ("PQconnectdb", _POINTER, [_TEXT]),
    ("PQstatus", _INT, [_POINTER]),
    ("PQerrorMessage", _TEXT, [_POINTER]),
    ("PQfinish", None, [_POINTER]),
    ("PQexec", _POINTER, [_POINTER, _TEXT]),
    ("PQexecParams", _POINTER, [_POINTER, _TEXT, _INT, _POINTER, ctypes.POINTER(_TEXT), _POINTER, _POINTER, _INT]),
    ("PQresultStatus", _INT, [_POINTER]),
    ("PQresultErrorMessage", _TEXT, [_POINTER]),
    ("PQntuples", _INT, [_POINTER]),
    ("PQnfields", _INT, [_POINTER]),
    ("PQgetvalue", _TEXT, [_POINTER, _INT, _INT]),
    ("PQgetisnull", _INT, [_POINTER, _INT, _INT]),
    ("PQclear", None, [_POINTER]),
):
    getattr(_libpq, _name).restype = _result
    getattr(_libpq, _name).argtypes = _arguments

_COMMAND_OK, _TUPLES_OK = 1, 2


class PostgresError(Exception):
    """What the server said."""


class Connection:
    """One connection. With parameters ($1...) a single statement, without any number of them."""

    def __init__(self, dsn):
        self._connection = _libpq.PQconnectdb(dsn.encode())
        if _libpq.PQstatus(self._connection) != 0:
            message = _libpq.PQerrorMessage(self._connection).decode()
            self.close()
            raise PostgresError(message)

    def close(self):
        if self._connection is not None:
            _libpq.PQfinish(self._connection)
            self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def query(self, sql, *parameters):
        if parameters:
            values = (_TEXT * len(parameters))(*(None if p is None else str(p).encode() for p in parameters))
            result = _libpq.PQexecParams(self._connection, sql.encode(), len(parameters), None, values, None, None, 0)
        else:
            result = _libpq.PQexec(self._connection, sql.encode())
        try:
            if _libpq.PQresultStatus(result) not in (_COMMAND_OK, _TUPLES_OK):
                raise PostgresError(_libpq.PQresultErrorMessage(result).decode())
            return [tuple(self._cell(result, row, column) for column in range(_libpq.PQnfields(result)))
                    for row in range(_libpq.PQntuples(result))]
        finally:
            _libpq.PQclear(result)

    @staticmethod
    def _cell(result, row, column):
        if _libpq.PQgetisnull(result, row, column):
            return None
        return _libpq.PQgetvalue(result, row, column).decode()

    def value(self, sql, *parameters):
        """The one value of the one row."""
        rows = self.query(sql, *parameters)
        assert len(rows) == 1 and len(rows[0]) == 1, f"{sql} gave {len(rows)} rows"
        return rows[0][0]
