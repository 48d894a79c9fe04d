// Expat, a streaming XML parser (Debian: libexpat1-dev, MIT).
#include <expat.h>
