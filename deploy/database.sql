-- Makes the two logins and the database. Once, as somebody who may make roles and databases, not
-- necessarily a superuser; PostgreSQL 15 or newer, and psql of 15 or newer:
--
--   OWNER_PASSWORD=… APPLICATION_PASSWORD=… psql --file deploy/database.sql postgresql://…/postgres
--
-- The owner migrates. The application owns nothing and passes no wall (docs/threat-model.md).
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv application_password APPLICATION_PASSWORD
SET password_encryption = 'scram-sha-256';
CREATE ROLE zorgvuldig_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE zorgvuldig_app LOGIN PASSWORD :'application_password';
-- Who is no superuser may only make something for a role that they may act as.
GRANT zorgvuldig_owner TO CURRENT_USER;
CREATE DATABASE zorgvuldig OWNER zorgvuldig_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE zorgvuldig_owner FROM CURRENT_USER;
-- A host that is gone without a word (power, network) may hold a lock that everybody waits for. By
-- itself a server asks after it in two hours; this one does after ten seconds, and lets go in 25.
ALTER ROLE zorgvuldig_owner SET tcp_keepalives_idle = 10;
ALTER ROLE zorgvuldig_owner SET tcp_keepalives_interval = 5;
ALTER ROLE zorgvuldig_owner SET tcp_keepalives_count = 3;
ALTER ROLE zorgvuldig_owner SET tcp_user_timeout = 25000;
ALTER ROLE zorgvuldig_app SET tcp_keepalives_idle = 10;
ALTER ROLE zorgvuldig_app SET tcp_keepalives_interval = 5;
ALTER ROLE zorgvuldig_app SET tcp_keepalives_count = 3;
ALTER ROLE zorgvuldig_app SET tcp_user_timeout = 25000;
