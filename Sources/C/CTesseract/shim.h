#include <tesseract/capi.h>

// OpenMP's own header needs a compiler with OpenMP switched on; this is all we use of it.
void omp_set_max_active_levels(int levels);
