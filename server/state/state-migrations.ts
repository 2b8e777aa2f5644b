/**
 * What each version of the state file adds to the one before it. A migration that has been released is never edited;
 * `PRAGMA user_version` counts the ones applied.
 */
export const stateMigrations: readonly string[] = [
  `
  CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    facts TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX uploads_sha256 ON uploads (sha256);

  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    dataset TEXT NOT NULL,
    state TEXT NOT NULL,
    stage TEXT NOT NULL,
    cancelling INTEGER NOT NULL DEFAULT 0,
    event INTEGER NOT NULL DEFAULT 1,
    total_bytes INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    created_at TEXT NOT NULL,
    finished_at TEXT
  ) STRICT;

  CREATE TABLE job_files (
    job TEXT NOT NULL REFERENCES jobs (id),
    position INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL,
    headers TEXT NOT NULL,
    mapping TEXT NOT NULL,
    encoding TEXT NOT NULL,
    delimiter TEXT NOT NULL,
    known INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    planned TEXT,
    acknowledged TEXT,
    PRIMARY KEY (job, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX job_files_sha256 ON job_files (sha256, dataset);

  CREATE TABLE job_rejects (
    job TEXT NOT NULL,
    position INTEGER NOT NULL,
    row INTEGER NOT NULL,
    line INTEGER NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (job, position, row)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE row_index (
    sha256 TEXT NOT NULL,
    row INTEGER NOT NULL,
    line INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    PRIMARY KEY (sha256, row)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE saved_queries (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    archived INTEGER NOT NULL,
    counts TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cases_changed ON cases (changed_at, id);

  CREATE TABLE case_versions (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    step TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    patch BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX case_versions_version ON case_versions (case_id, version);

  CREATE TABLE case_wholes (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX case_wholes_version ON case_wholes (case_id, version);
  `,
  `
  CREATE TABLE watches (
    id TEXT PRIMARY KEY,
    query TEXT NOT NULL UNIQUE,
    every TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    next_at TEXT,
    graph_version INTEGER,
    base TEXT
  ) STRICT;

  CREATE TABLE watch_rows (
    watch TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    copies INTEGER NOT NULL,
    kept TEXT NOT NULL,
    PRIMARY KEY (watch, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE watch_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    watch TEXT NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    milliseconds INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    rows INTEGER,
    columns TEXT NOT NULL,
    new INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    problem TEXT
  ) STRICT;
  CREATE INDEX watch_runs_watch ON watch_runs (watch, id);

  CREATE TABLE watch_changes (
    run INTEGER NOT NULL REFERENCES watch_runs (id) ON DELETE CASCADE,
    change TEXT NOT NULL,
    hash TEXT NOT NULL,
    copies INTEGER NOT NULL,
    kept TEXT NOT NULL,
    PRIMARY KEY (run, change, hash)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE kept_answers (
    request TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    answer TEXT,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kept_answers_at ON kept_answers (at);
  `,
]
