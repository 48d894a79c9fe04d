// Nettle, which keeps the state of a hash or a cipher in plain memory (Debian: nettle-dev, LGPL-3.0-or-later).
#include <nettle/gcm.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
