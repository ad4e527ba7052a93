#include "CVersion.h"

#include <stddef.h>

#define TEXT(name) #name
#define EXPANDED(name) TEXT(name)

// Two honest sources, and no guess: what the build was told (-Xcc -DC100_COMMIT=…), and what git writes into this line
// of a source archive (gitattributes(5), export-subst). A manifest that asks git would not do: it is cached, and the
// commit that it gave before stays.
static const char archived[] = "$Format:%h$";

const char *c100_commit(void) {
#ifdef C100_COMMIT
  return EXPANDED(C100_COMMIT);
#else
  return archived[0] == '$' ? NULL : archived;
#endif
}
