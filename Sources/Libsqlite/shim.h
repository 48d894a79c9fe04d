// SQLite (Debian: libsqlite3-dev, public domain).
#include <sqlite3.h>
