// libzip, which reads ZIP archives (Debian: libzip-dev, BSD-3-Clause).
#include <zip.h>
