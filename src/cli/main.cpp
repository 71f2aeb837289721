#include "cli/cli.h"

int main(int argc, char** argv) { return demarche::RunProgram(argc, argv); }
