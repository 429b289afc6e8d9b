// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "storage/database.h"
#include "storage/maintenance.h"
#include "tests/support/temporary_folder.h"

namespace meike::cli {

using Json = nlohmann::ordered_json;

/// What a command left behind.
struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
};

/// Commands run inside this process, on files of a folder of their own.
class Cli : public ::testing::Test {
protected:
    Outcome run(std::vector<std::string> arguments) {
        std::ostringstream out;
        std::ostringstream err;
        const int code = runCli(arguments, out, err);
        return {code, out.str(), err.str()};
    }
    /// What a command says as JSON; null where it fails.
    Json json(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--format", "json"});
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.code == 0 ? Json::parse(outcome.out) : Json();
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return path(name);
    }
    std::string read(const std::string& name) {
        std::ostringstream text;
        text << std::ifstream(folder / name, std::ios::binary).rdbuf();
        return text.str();
    }
    /// A workspace with three clients: 乙 (two orders), 甲 (one order), a prospect.
    void makeSmall() {
        ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
        const std::string clients = write(
            "clients.csv", "name,code,city,tags,roles\n甲,A,上海,\"vip,新\",品牌方\n乙,B,,,\nProspect,C,北京,,\n");
        ASSERT_EQ(run({"import", path("a.meike"), clients, "--kind", "clients"}).code, 0);
        const std::string orders =
            write("orders.csv", "client,date,amount\n乙,2025-01-10,100.5\n乙,2025-02-10,200\nA,2024-01-10,50\n");
        ASSERT_EQ(run({"import", path("a.meike"), orders, "--kind", "orders"}).code, 0);
    }
    /// The same without the register of what was taken out, which no undo takes back.
    std::string digestBesideRegister() {
        const std::filesystem::path copy = folder / "beside.meike";
        std::filesystem::copy_file(folder / "a.meike", copy, std::filesystem::copy_options::overwrite_existing);
        Database database(copy, Database::Mode::write);
        database.exec("DELETE FROM borrow_record");
        return digest(database);
    }
    std::string digestNow() { return Json::parse(run({"info", path("a.meike"), "--format", "json"}).out).at("digest"); }

    test::TemporaryFolder folder;
};

}  // namespace meike::cli
