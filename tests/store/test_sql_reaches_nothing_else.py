"""Whatever SQL came through our connection would find one database, no files, no network and no settings."""

import duckdb
import pytest

SETTINGS = [
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SET GLOBAL threads = 64",
    "SET allow_unsigned_extensions = true",
    "SET extension_directory = '{folder}'",
    "SET temp_directory = '{folder}'",
    "SET allowed_directories = ['{folder}']",
    "RESET enable_external_access",
]
EXTENSIONS = [
    "INSTALL httpfs",
    "LOAD httpfs",
    "INSTALL spatial FROM community",
    "LOAD '{folder}/a.duckdb_extension'",
]
READING = [
    "SELECT * FROM read_csv('{file}')",
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM read_blob('{file}')",
    "SELECT * FROM read_json('{file}')",
    "SELECT * FROM read_parquet('{file}')",
    "SELECT * FROM '{file}'",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM read_csv('https://example.com/a.csv')",
    "SELECT * FROM read_text('/etc/passwd')",
    "COPY submission FROM '{file}'",
    "ATTACH '{folder}/other.duckdb'",
    "IMPORT DATABASE '{folder}'",
]
WRITING = [
    "COPY submission TO '{folder}/out.csv'",
    "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)",
    "EXPORT DATABASE '{folder}/out'",
    "ATTACH '{folder}/out.duckdb' AS out",
]


@pytest.mark.parametrize("sql", [*SETTINGS, *EXTENSIONS, *READING, *WRITING])
def test_a_statement_that_leaves_the_database_is_refused(store, tmp_path, sql):
    file = tmp_path / "mat.csv"
    file.write_text("a\nbí mật\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    with store.database._cursor() as cursor, pytest.raises(duckdb.Error) as refused:
        cursor.execute(sql.format(file=file, folder=tmp_path)).fetchall()
    assert isinstance(refused.value, duckdb.PermissionException | duckdb.InvalidInputException | duckdb.CatalogException
                      | duckdb.BinderException | duckdb.HTTPException | duckdb.IOException), refused.value  # fmt: skip
    assert sorted(tmp_path.rglob("*")) == before


def test_a_python_variable_is_no_table(store):
    mine = {"a": [1]}
    with store.database._cursor() as cursor, pytest.raises(duckdb.CatalogException):
        cursor.execute("SELECT * FROM mine")
    assert mine
