// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace meike::test {

using Json = nlohmann::ordered_json;

/// Runs the program itself, in a folder of its own.
class Meikectl : public ::testing::Test {
protected:
    /// Starts the program with its output in files of the folder.
    pid_t start(const std::vector<std::string>& arguments) {
        const pid_t child = fork();
        if (child != 0) return child;
        for (const auto& [name, descriptor] : {std::pair("out", STDOUT_FILENO), std::pair("err", STDERR_FILENO)}) {
            const int file = open(path(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
        }
        std::vector<char*> argv{const_cast<char*>(MEIKECTL_PATH)};
        for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        execv(MEIKECTL_PATH, argv.data());
        _exit(127);
    }
    static int wait(pid_t child) {
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    int run(const std::vector<std::string>& arguments) { return wait(start(arguments)); }
    /// The output of a command that must succeed.
    std::string output(const std::vector<std::string>& arguments) {
        const int code = run(arguments);
        EXPECT_EQ(code, 0) << ::testing::PrintToString(arguments) << read("err");
        return read("out");
    }
    Json json(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--format", "json"});
        return Json::parse(output(arguments));
    }
    std::string digestOf(const std::string& workspace) { return json({"info", workspace}).at("digest"); }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string read(const std::string& name) {
        std::ostringstream text;
        text << std::ifstream(folder / name, std::ios::binary).rdbuf();
        return text.str();
    }
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return path(name);
    }
    static std::vector<std::string> linesOf(const std::string& text) {
        std::vector<std::string> lines;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    }

    TemporaryFolder folder;
};

}  // namespace meike::test
