// libqrencode, which makes QR Code symbols (Debian: libqrencode-dev, LGPL-2.1-or-later).
#include <qrencode.h>
