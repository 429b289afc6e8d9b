// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "base/platform.h"
#include "cli/cli.h"
#include "cli/plain_text.h"

int main(int argc, char** argv) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    meike::platform::hardenProcess();
#elif defined(SIGXFSZ)
    // Sanitizers want their reports' core files and limits as they are; a file that may not grow ends nothing here too.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    std::signal(SIGINT, [](int) { meike::cli::interrupt(); });
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!meike::platform::isTerminal(1)) return meike::cli::runCli(arguments, std::cout, std::cerr);
    meike::cli::PlainText plain(*std::cout.rdbuf());
    std::ostream out(&plain);
    return meike::cli::runCli(arguments, out, std::cerr);
}
