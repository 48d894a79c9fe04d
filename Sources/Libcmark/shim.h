#include <pthread.h>
#include <string.h>

#include <cmark.h>

/* libcmark-gfm exports the same function names with other behaviour, so one process must never see
   both; and its tables take quadratic time. */
#if defined(CMARK_GFM_H) || defined(CMARK_GFM_VERSION)
#error "libcmark-gfm stands in the place of libcmark: install libcmark-dev instead"
#endif

#if CMARK_VERSION < ((0 << 16) | (30 << 8) | 0)
#error "libcmark 0.30 or later is needed (CommonMark 0.30)"
#endif
