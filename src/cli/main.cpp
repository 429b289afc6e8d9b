// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "base/platform.h"
#include "cli/cli.h"

int main(int argc, char** argv) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // Sanitizers want their reports' core files and limits as they are.
    meike::platform::hardenProcess();
#endif
    std::signal(SIGINT, [](int) { meike::cli::interrupt(); });
    std::ios::sync_with_stdio(false);
    return meike::cli::runCli(std::vector<std::string>(argv + 1, argv + argc), std::cout, std::cerr);
}
