// zlib, which compresses and knows the checksum of gzip and PNG (Debian: zlib1g-dev, Zlib licence).
#include <zlib.h>

// deflateInit2 is a macro, which Swift does not see.
static inline int portal_deflate_init(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
}
