// The Brotli encoder (Debian: libbrotli-dev, MIT licence).
#include <brotli/encode.h>
