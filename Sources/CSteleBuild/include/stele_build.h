// What is known of the build, in a module of its own: where it changes, nothing else is compiled again.
#ifndef STELE_BUILD_H
#define STELE_BUILD_H

// The commit that was built, such as "1a2b3c4", or "1a2b3c4, changed" where files differ from it; ""
// where no git was there. Lives as long as the program.
const char *stele_build_commit(void);

#endif
