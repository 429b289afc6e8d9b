// SPDX-License-Identifier: GPL-3.0-or-later
// Import of 100,000 clients and of 100,000 orders beside `sqlite3 .import` of the same files, again when all is there,
// and from a sheet; export beside `sqlite3 -csv`. Each work opens the workspace and closes it, as each reference does.
// Then orders for 20,000 new clients beside prepared inserts of the same rows, already parsed, into plain SQLite tables
// with the same columns and indexes.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>

#include "app/export.h"
#include "app/import.h"
#include "exchange/csv_writer.h"
#include "exchange/table_source.h"
#include "exchange/xlsx_writer.h"
#include "storage/client_query.h"
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

constexpr int kManyClients = 100'000;
constexpr std::array<const char*, 12> kClientColumns = {"name",    "short_name", "code",         "industry",
                                                        "region",  "city",       "owner",        "phone",
                                                        "website", "address",    "credit_limit", "notes"};
constexpr std::array<const char*, 8> kOrderColumns = {"client", "date", "number", "service",
                                                      "amount", "net",  "cost",   "currency"};

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

/// The row of a client as an office has it, all twelve cells filled.
std::vector<std::string> clientCells(int i) {
    static constexpr std::array kPlaces = {"上海", "杭州", "北京", "深圳", "成都", "武汉", "南京", "苏州"};
    static constexpr std::array kTrades = {"文化传媒", "广告", "网络科技", "食品", "美妆", "汽车销售", "教育科技"};
    static constexpr std::array kWords = {"知夏", "予湾", "星河", "云麓", "方寸", "嘉禾",
                                          "青柠", "鹿鸣", "朗润", "海棠", "临江"};
    const auto at = [&](const auto& list, int step) {
        return std::string(list[static_cast<std::size_t>(i / step) % list.size()]);
    };
    const std::string n = std::to_string(i);
    const std::string word = at(kWords, 1) + at(kWords, 11);
    return {at(kPlaces, 3) + word + n + at(kTrades, 2) + "有限公司",
            word + n,
            "A-" + n,
            at(kTrades, 2),
            at(kPlaces, 5),
            at(kPlaces, 3),
            "销售" + std::to_string(i % 20),
            "021-" + std::to_string(50'000'000 + i),
            "https://www.example" + n + ".com",
            at(kPlaces, 3) + "市江宁路" + n + "号",
            plainAmount((i % 500) * 100'000, 2),
            "第" + n + "家, 由旧系统转来"};
}

std::vector<std::string> orderCells(int i) {
    static constexpr std::array kServices = {"短视频投放", "品牌策划", "媒介采买", "活动执行"};
    test::Numbers numbers(static_cast<std::uint64_t>(i));
    const std::int64_t amount = numbers.between(10'000, 5'000'000);
    return {clientCells(static_cast<int>(numbers.below(20'000)))[0],
            isoDate(dateOfDay(static_cast<DayNumber>(numbers.between(19'000, 20'400)))),
            "MD-2025-" + std::to_string(i),
            kServices[static_cast<std::size_t>(i) % kServices.size()],
            plainAmount(amount, 2),
            plainAmount(amount / 5, 2),
            plainAmount(amount / 3, 2),
            "CNY"};
}

/// The files of a run and what was made of them.
class Office {
public:
    Office() {
        writeCsv("clients.csv", kClientColumns, clientCells, kManyClients);
        writeCsv("orders.csv", kOrderColumns, orderCells, kRows);
        std::vector<XlsxColumn> columns;
        for (const char* title : kClientColumns) columns.push_back({.title = title});
        columns[10].kind = XlsxColumnKind::money;
        columns[10].decimals = 2;
        XlsxWriter sheet(folder / "clients.xlsx", "Clients", std::move(columns));
        for (int i = 0; i < kManyClients; ++i) sheet.writeRow(clientCells(i));
        sheet.finish();
        Workspace::create(folder / "empty.meike", "CNY").reset();
        std::filesystem::copy_file(folder / "empty.meike", folder / "clients.meike");
        import("clients.meike", Kind::client, "clients.csv");
        std::filesystem::copy_file(folder / "clients.meike", folder / "orders.meike");
        import("orders.meike", Kind::order, "orders.csv");
    }

    ImportPlan plan(Kind kind, const std::string& file, std::vector<std::string> match = {}) const {
        ImportPlan plan;
        plan.kind = kind;
        plan.file = folder / file;
        plan.matchKeys = std::move(match);
        return plan;
    }
    ImportReport import(const std::string& workspace, Kind kind, const std::string& file,
                        std::vector<std::string> match = {}) const {
        NoProgress quiet;
        const auto opened = Workspace::open(folder / workspace);
        return runImport(*opened, plan(kind, file, std::move(match)), quiet);
    }
    /// A fresh copy of a workspace, with what the system still has to write of the last one written.
    void prepare(const std::string& workspace) const {
        for (const char* log : {"work.meike-wal", "work.meike-shm"}) std::filesystem::remove(folder / log);
        std::filesystem::copy_file(folder / workspace, folder / "work.meike",
                                   std::filesystem::copy_options::overwrite_existing);
        if (std::system("sync") != 0) std::abort();
    }

    test::TemporaryFolder folder;

private:
    template <std::size_t N>
    void writeCsv(const std::string& name, const std::array<const char*, N>& columns,
                  std::vector<std::string> (*cells)(int), int rows) const {
        std::string text;
        CsvWriteOptions options;
        std::vector<std::string_view> views(columns.begin(), columns.end());
        appendCsvRow(text, views, {}, options);
        for (int i = 0; i < rows; ++i) {
            const auto row = cells(i);
            views.assign(row.begin(), row.end());
            appendCsvRow(text, views, {}, options);
        }
        std::ofstream(folder / name, std::ios::binary) << text;
    }
};

const Office& office() {
    static const Office made;
    return made;
}

template <class Work>
void timed(benchmark::State& state, const std::string& workspace, Work&& work) {
    for (auto _ : state) {
        state.PauseTiming();
        office().prepare(workspace);
        state.ResumeTiming();
        work();
        if (state.error_occurred()) break;
    }
}

void expectRows(benchmark::State& state, std::int64_t rows, std::int64_t expected) {
    if (rows != expected) state.SkipWithError("not every row came out as expected");
}

/// The command line of SQLite on a new database.
void sqliteImport(benchmark::State& state, const std::string& file) {
    const std::string database = (office().folder / "reference.db").string();
    const std::string command =
        "sqlite3 '" + database + "' -cmd '.mode csv' '.import " + (office().folder / file).string() + " t'";
    for (auto _ : state) {
        state.PauseTiming();
        std::filesystem::remove(database);
        if (std::system("sync") != 0) std::abort();
        state.ResumeTiming();
        if (std::system(command.c_str()) != 0) state.SkipWithError("sqlite3 failed");
    }
}

void Import_Clients(benchmark::State& state) {
    timed(state, "empty.meike",
          [&] { expectRows(state, office().import("work.meike", Kind::client, "clients.csv").created, kManyClients); });
}
void Import_ClientsAgain(benchmark::State& state) {
    timed(state, "clients.meike",
          [&] { expectRows(state, office().import("work.meike", Kind::client, "clients.csv").same, kManyClients); });
}
void Import_ClientsReference(benchmark::State& state) { sqliteImport(state, "clients.csv"); }

void Import_Orders(benchmark::State& state) {
    timed(state, "clients.meike",
          [&] { expectRows(state, office().import("work.meike", Kind::order, "orders.csv").created, kRows); });
}
void Import_OrdersAgain(benchmark::State& state) {
    timed(state, "orders.meike",
          [&] { expectRows(state, office().import("work.meike", Kind::order, "orders.csv", {"number"}).same, kRows); });
}
void Import_OrdersReference(benchmark::State& state) { sqliteImport(state, "orders.csv"); }

/// Dry run and import.
void importTwice(benchmark::State& state, const std::string& file) {
    timed(state, "empty.meike", [&] {
        NoProgress quiet;
        {
            const auto reader = Workspace::openReader(office().folder / "work.meike");
            const ImportPreview preview = previewImport(*reader, office().plan(Kind::client, file), 20, quiet);
            expectRows(state, preview.report.created, kManyClients);
        }
        expectRows(state, office().import("work.meike", Kind::client, file).created, kManyClients);
    });
}
void Import_Sheet(benchmark::State& state) { importTwice(state, "clients.xlsx"); }
void Import_SheetReference(benchmark::State& state) { importTwice(state, "clients.csv"); }

void Export_Clients(benchmark::State& state) {
    const std::vector<std::string> columns(kClientColumns.begin(), kClientColumns.end());
    for (auto _ : state) {
        NoProgress quiet;
        const auto reader = Workspace::openReader(office().folder / "clients.meike");
        const auto ids = queryClientIds(*reader, {});
        expectRows(state, exportClients(*reader, ids, machineExport(office().folder / "out.csv", columns), quiet).rows,
                   kManyClients);
    }
}
/// The same columns, names of other tables looked up.
void Export_ClientsReference(benchmark::State& state) {
    const std::string command =
        "sqlite3 -csv -header '" + (office().folder / "clients.meike").string() +
        "' \"SELECT c.name, short_name, code, i.name, r.name, city, p.name, phone, website, address, credit_limit, "
        "notes "
        "FROM client c LEFT JOIN pick_item i ON i.id = c.industry LEFT JOIN pick_item r ON r.id = c.region LEFT JOIN "
        "person p ON p.id = c.owner ORDER BY c.name\" > '" +
        (office().folder / "reference.csv").string() + "'";
    for (auto _ : state)
        if (std::system(command.c_str()) != 0) state.SkipWithError("sqlite3 failed");
}

constexpr int kRounds = 3;
BENCHMARK(Import_ClientsReference)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_Clients)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_ClientsAgain)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_OrdersReference)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_Orders)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_OrdersAgain)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_SheetReference)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Import_Sheet)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Export_ClientsReference)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();
BENCHMARK(Export_Clients)->Unit(benchmark::kMillisecond)->Iterations(kRounds)->UseRealTime();

}  // namespace
}  // namespace meike
