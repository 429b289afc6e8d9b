// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV reader beside a floor that no reader can pass: finding the line breaks with memchr.
#include <benchmark/benchmark.h>

#include <cstring>
#include <string>

#include "exchange/csv_reader.h"
#include "exchange/value_parser.h"

namespace {

/// An order file of 100,000 rows as agencies export it; `quoted` puts quotes around every cell.
const std::string& orderFile(bool quoted) {
    static const auto make = [](bool withQuotes) {
        std::string text = "客户名称,订单编号,下单日期,金额,服务类型,备注\r\n";
        for (int i = 0; i < 100'000; ++i) {
            const std::string number = std::to_string(i);
            const std::string cells[] = {"上海知夏文化传媒有限公司" + std::to_string(i % 2000),
                                         "MD-2025-" + number,
                                         "2025-0" + std::to_string(i % 9 + 1) + "-1" + std::to_string(i % 10),
                                         std::to_string(i * 7 % 900'000) + ".50",
                                         i % 3 == 0 ? "短视频投放" : "品牌策划",
                                         "第" + number + "单, monthly"};
            for (std::size_t cell = 0; cell < std::size(cells); ++cell) {
                const bool needed = withQuotes || cells[cell].find(',') != std::string::npos;
                if (cell > 0) text += ',';
                text += needed ? "\"" + cells[cell] + "\"" : cells[cell];
            }
            text += "\r\n";
        }
        return text;
    };
    static const std::string plain = make(false);
    static const std::string withQuotes = make(true);
    return quoted ? withQuotes : plain;
}

const std::string& blankTable() {
    static const std::string text = [] {
        std::string made = " customer_id  date number_of_cds  dollar_value\r\n";
        for (int i = 0; i < 100'000; ++i) {
            std::string id = std::to_string(i % 23'570);
            id.insert(0, 5 - id.size(), '0');
            made += " " + id + " 199701" + std::to_string(i % 19 + 10) + "  1   " + std::to_string(i % 90) + ".77\r\n";
        }
        return made;
    }();
    return text;
}

void setBytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void BM_LineBreaksByMemchr(benchmark::State& state) {
    const std::string& text = orderFile(false);
    for (auto _ : state) {
        std::int64_t lines = 0;
        const char* at = text.data();
        const char* const end = at + text.size();
        while (const void* found = std::memchr(at, '\n', static_cast<std::size_t>(end - at))) {
            ++lines;
            at = static_cast<const char*>(found) + 1;
        }
        benchmark::DoNotOptimize(lines);
    }
    setBytes(state, text);
}

void readAll(benchmark::State& state, const std::string& text, char delimiter) {
    for (auto _ : state) {
        meike::CsvReader reader(text, delimiter);
        meike::CsvRow row;
        std::size_t bytes = 0;
        while (reader.next(row)) {
            if (row.error != meike::CsvRowError::none) state.SkipWithError("a row has an error");
            for (const std::string_view cell : row.cells) bytes += cell.size();
        }
        benchmark::DoNotOptimize(bytes);
    }
    setBytes(state, text);
}

void BM_CsvReaderPlain(benchmark::State& state) { readAll(state, orderFile(false), ','); }
void BM_CsvReaderQuoted(benchmark::State& state) { readAll(state, orderFile(true), ','); }
void BM_CsvReaderBlanks(benchmark::State& state) { readAll(state, blankTable(), meike::kWhitespaceDelimiter); }

void BM_ParseAmount(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(meike::parseAmount("￥1,234,567.50", 2));
}
void BM_ParseDate(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(meike::parseDate("2025年3月9日 15:20"));
}

BENCHMARK(BM_LineBreaksByMemchr)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CsvReaderPlain)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CsvReaderQuoted)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CsvReaderBlanks)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ParseAmount);
BENCHMARK(BM_ParseDate);

}  // namespace
