// SPDX-License-Identifier: GPL-3.0-or-later
// Import of a 100,000-row CSV of orders for 20,000 new clients, beside prepared inserts of the same rows, already
// parsed, into plain SQLite tables with the same columns and indexes.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "app/import.h"
#include "exchange/table_source.h"
#include "storage/workspace.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

constexpr int kRows = 100'000;
constexpr int kClients = 20'000;

struct PlainOrder {
    int client = 0;
    std::string day;
    std::int64_t amount = 0;
    std::string number;
};

std::vector<PlainOrder> plainOrders() {
    test::Numbers numbers(1);
    std::vector<PlainOrder> orders;
    for (int i = 0; i < kRows; ++i) {
        const Date day = dateOfDay(static_cast<DayNumber>(numbers.between(19'000, 20'400)));
        orders.push_back({static_cast<int>(i < kClients ? i : numbers.below(kClients)), isoDate(day),
                          numbers.between(-5'000, 5'000'000), "N" + std::to_string(i)});
    }
    return orders;
}

std::string clientName(int client) { return "上海客户" + std::to_string(client) + "传媒有限公司"; }

void importCsv(benchmark::State& state) {
    const test::TemporaryFolder folder;
    {
        std::ofstream file(folder / "orders.csv", std::ios::binary);
        file << "客户,日期,合同金额,编号\r\n";
        for (const PlainOrder& order : plainOrders())
            file << clientName(order.client) << ',' << order.day << ',' << plainAmount(order.amount, 2) << ','
                 << order.number << "\r\n";
    }
    ImportPlan plan;
    plan.kind = Kind::order;
    plan.file = folder / "orders.csv";
    plan.createMissingClients = true;
    NoProgress quiet;
    int round = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto workspace = Workspace::create(folder / (std::to_string(round++) + ".meike"), "CNY");
        state.ResumeTiming();
        const ImportReport report = runImport(*workspace, plan, quiet);
        if (report.created != kRows || report.clientsCreated != kClients) state.SkipWithError("not every row went in");
    }
    state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(importCsv)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void referencePreparedInserts(benchmark::State& state) {
    const test::TemporaryFolder folder;
    const auto orders = plainOrders();
    int round = 0;
    for (auto _ : state) {
        state.PauseTiming();
        sqlite3* database = nullptr;
        sqlite3_open((folder / (std::to_string(round++) + ".db")).c_str(), &database);
        sqlite3_exec(database,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE client (id INTEGER PRIMARY KEY, uid BLOB, updated_at INTEGER, name TEXT, code TEXT, "
                     "created_on TEXT) STRICT;"
                     "CREATE INDEX client_name ON client (name); CREATE INDEX client_code ON client (code);"
                     "CREATE TABLE client_order (id INTEGER PRIMARY KEY, uid BLOB, updated_at INTEGER, client INTEGER, "
                     "date TEXT,"
                     " number TEXT, amount INTEGER, currency TEXT) STRICT;"
                     "CREATE INDEX order_client ON client_order (client, date); CREATE INDEX order_number ON "
                     "client_order (number);",
                     nullptr, nullptr, nullptr);
        state.ResumeTiming();
        sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        sqlite3_stmt* addClient = nullptr;
        sqlite3_stmt* addOrder = nullptr;
        sqlite3_prepare_v2(
            database,
            "INSERT INTO client (id, uid, updated_at, name, created_on) VALUES (?, randomblob(16), 0, ?, '2025-01-01')",
            -1, &addClient, nullptr);
        sqlite3_prepare_v2(database,
                           "INSERT INTO client_order (uid, updated_at, client, date, number, amount, currency)"
                           " VALUES (randomblob(16), 0, ?, ?, ?, ?, 'CNY')",
                           -1, &addOrder, nullptr);
        std::vector<bool> there(kClients);
        for (const PlainOrder& order : orders) {
            if (!there[static_cast<std::size_t>(order.client)]) {
                there[static_cast<std::size_t>(order.client)] = true;
                const std::string name = clientName(order.client);
                sqlite3_bind_int64(addClient, 1, order.client + 1);
                sqlite3_bind_text(addClient, 2, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
                sqlite3_step(addClient);
                sqlite3_reset(addClient);
            }
            sqlite3_bind_int64(addOrder, 1, order.client + 1);
            sqlite3_bind_text(addOrder, 2, order.day.data(), static_cast<int>(order.day.size()), SQLITE_STATIC);
            sqlite3_bind_text(addOrder, 3, order.number.data(), static_cast<int>(order.number.size()), SQLITE_STATIC);
            sqlite3_bind_int64(addOrder, 4, order.amount);
            if (sqlite3_step(addOrder) != SQLITE_DONE) state.SkipWithError("an insert failed");
            sqlite3_reset(addOrder);
        }
        sqlite3_finalize(addClient);
        sqlite3_finalize(addOrder);
        sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
        state.PauseTiming();
        sqlite3_close(database);
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(referencePreparedInserts)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace meike
