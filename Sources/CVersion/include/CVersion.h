#ifndef C_VERSION_H
#define C_VERSION_H

/// The commit that the program was built from, shortened; NULL when the build was not told.
const char *_Nullable c100_commit(void);

#endif
