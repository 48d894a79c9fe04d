// libpq, the client of PostgreSQL (Debian: libpq-dev, PostgreSQL licence).
#include <libpq-fe.h>
