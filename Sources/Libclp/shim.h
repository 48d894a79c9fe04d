// COIN-OR CLP through its C interface (Debian: coinor-libclp-dev, EPL-1.0).
#include <stdbool.h>
#include <coin/Clp_C_Interface.h>
