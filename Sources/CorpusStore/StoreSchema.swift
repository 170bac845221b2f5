import GRDB

/// The tables of the store.
enum StoreSchema {
    /// Brings a store to the present schema.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: pages, shards, runs") { db in
            try db.execute(
                sql: """
                    CREATE TABLE pages (
                        id TEXT PRIMARY KEY NOT NULL,
                        position INTEGER NOT NULL UNIQUE,
                        request TEXT NOT NULL,
                        file_size INTEGER NOT NULL,
                        file_modified INTEGER NOT NULL,
                        status TEXT NOT NULL CHECK (status IN ('pending', 'done', 'failed')),
                        fingerprint TEXT,
                        sha256 TEXT,
                        record BLOB,
                        articles BLOB,
                        article_count INTEGER NOT NULL DEFAULT 0,
                        shard INTEGER,
                        record_offset INTEGER,
                        record_length INTEGER,
                        articles_offset INTEGER,
                        articles_length INTEGER,
                        failure TEXT,
                        failure_code TEXT,
                        failure_detail TEXT,
                        attempts INTEGER NOT NULL DEFAULT 0,
                        wall_seconds REAL,
                        cpu_seconds REAL,
                        peak_memory_bytes INTEGER
                    ) STRICT;
                    CREATE INDEX pages_by_status ON pages (status, position);
                    CREATE INDEX pages_by_shard ON pages (shard);
                    CREATE TABLE shards (
                        number INTEGER PRIMARY KEY NOT NULL,
                        members TEXT NOT NULL,
                        page_bytes INTEGER NOT NULL,
                        article_bytes INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE runs (
                        number INTEGER PRIMARY KEY NOT NULL,
                        started REAL NOT NULL,
                        ended REAL,
                        jobs INTEGER NOT NULL,
                        pages INTEGER NOT NULL DEFAULT 0,
                        outcome TEXT
                    ) STRICT;
                    CREATE TABLE settings (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
                    """
            )
        }
        migrator.registerMigration("2: tables") { db in
            try db.execute(sql: "ALTER TABLE shards ADD COLUMN table_bytes INTEGER NOT NULL DEFAULT 0")
        }
        migrator.registerMigration("3: lines of tables") { db in
            try db.execute(
                sql: """
                    ALTER TABLE pages ADD COLUMN tables BLOB;
                    ALTER TABLE pages ADD COLUMN table_count INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE pages ADD COLUMN tables_offset INTEGER;
                    ALTER TABLE pages ADD COLUMN tables_length INTEGER;
                    CREATE INDEX pages_by_path ON pages (json_extract(request, '$.path'));
                    """
            )
        }
        migrator.registerMigration("4: spreads") { db in
            try db.execute(sql: "ALTER TABLE pages ADD COLUMN record_count INTEGER NOT NULL DEFAULT 1")
        }
        migrator.registerMigration("5: articles over pages") { db in
            try db.execute(
                sql: """
                    ALTER TABLE pages ADD COLUMN issue_digest TEXT;
                    ALTER TABLE shards ADD COLUMN article_state INTEGER NOT NULL DEFAULT 0;
                    CREATE TABLE continuations (
                        from_page TEXT NOT NULL,
                        from_record TEXT NOT NULL,
                        from_article TEXT NOT NULL,
                        to_page TEXT NOT NULL,
                        to_record TEXT NOT NULL,
                        to_article TEXT NOT NULL,
                        confidence REAL NOT NULL,
                        PRIMARY KEY (from_record, from_article)
                    ) STRICT;
                    CREATE INDEX continuations_from ON continuations (from_page);
                    CREATE INDEX continuations_to ON continuations (to_page);
                    """
            )
        }
        migrator.registerMigration("6: truncated pages, pages not read as text") { db in
            try db.execute(
                sql: """
                    ALTER TABLE pages ADD COLUMN readability TEXT;
                    ALTER TABLE pages ADD COLUMN is_truncated INTEGER NOT NULL DEFAULT 0;
                    """
            )
        }
        migrator.registerMigration("7: inputs") { db in
            try db.execute(
                sql: "CREATE TABLE input_failures (number INTEGER PRIMARY KEY NOT NULL, failure TEXT NOT NULL) STRICT"
            )
        }
        migrator.registerMigration("8: text of archives") { db in
            try db.execute(
                sql: """
                    ALTER TABLE pages ADD COLUMN text_use TEXT;
                    ALTER TABLE pages ADD COLUMN text_sha256 TEXT;
                    """
            )
        }
        return migrator
    }
}
