/** The schema that has all tables, also those of BullMQ. */
export const SCHEMA = "optbench";

/** Our own tables, beside those of BullMQ. PostgreSQL drops no old rows by itself: `sweepOld` does. */
export const TABLES = `
CREATE TABLE IF NOT EXISTS ${SCHEMA}.run (
  queue text PRIMARY KEY, id text NOT NULL, by text NOT NULL, offer bytea NOT NULL,
  beats bigint NOT NULL, until timestamptz NOT NULL, touched timestamptz NOT NULL);
CREATE TABLE IF NOT EXISTS ${SCHEMA}.block (
  run text, id text, counts jsonb NOT NULL DEFAULT '{}', result bytea, PRIMARY KEY (run, id));
CREATE TABLE IF NOT EXISTS ${SCHEMA}.worker (
  run text, name text, jobs integer NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (run, name));
CREATE TABLE IF NOT EXISTS ${SCHEMA}.refusal (run text, reason text, PRIMARY KEY (run, reason));
CREATE TABLE IF NOT EXISTS ${SCHEMA}.queue_of (
  run text PRIMARY KEY, queue text NOT NULL, touched timestamptz NOT NULL);`;

/** Takes the queue for a run, or keeps it. Arguments: queue, id, by, offer, lease in ms. */
export const HOLD = `
INSERT INTO run VALUES ($1, $2, $3, $4, 1, now() + $5 * interval '1 ms', now())
ON CONFLICT (queue) DO UPDATE
  SET id = $2, by = $3, offer = $4, until = now() + $5 * interval '1 ms', touched = now(),
      beats = CASE WHEN run.id = $2 THEN run.beats + 1 ELSE 1 END
  WHERE run.id = $2 OR run.until < now()
RETURNING id`;

/** Remembers of which queue a run is. Arguments: id, queue. */
export const REMEMBER = `
INSERT INTO queue_of VALUES ($1, $2, now()) ON CONFLICT (run) DO UPDATE SET touched = now()`;

/** Opens blocks; those that are open stay so. Arguments: run, ids. */
export const OPEN = `
INSERT INTO block (run, id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`;

/** Adds to a counter of an open block. Arguments: run, id, counter, by. */
export const COUNT = `
UPDATE block
SET counts = jsonb_set(counts, ARRAY[$3::text], to_jsonb(coalesce((counts ->> $3::text)::int, 0) + $4::int))
WHERE run = $1 AND id = $2 RETURNING (counts ->> $3::text)::int AS count`;

/** A worker says that it is there. Arguments: run, name, jobs, for ms. */
export const GREET = `
INSERT INTO worker
SELECT $1, $2, $3, now() + $4 * interval '1 ms' FROM run WHERE run.id = $1
ON CONFLICT (run, name) DO UPDATE SET until = excluded.until
RETURNING run`;

/** What comes late of a run that was removed. Arguments: run. */
export const LATE = `
DELETE FROM meta WHERE queue = $1 AND NOT EXISTS (SELECT FROM queue_of WHERE run = $1)`;

/** All rows of the runs of a queue. Arguments: queue. */
export const ROWS = `
WITH runs AS (SELECT run FROM queue_of WHERE queue = $1)
SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM run WHERE queue = $1)
  + (SELECT count(*) FROM block WHERE run IN (TABLE runs))
  + (SELECT count(*) FROM worker WHERE run IN (TABLE runs))
  + (SELECT count(*) FROM refusal WHERE run IN (TABLE runs))
  + (SELECT count(*) FROM job WHERE queue IN (TABLE runs))
  + (SELECT count(*) FROM event WHERE queue IN (TABLE runs))
  + (SELECT count(*) FROM meta WHERE queue IN (TABLE runs)) AS rows`;
