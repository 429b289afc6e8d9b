// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks and ends with the table that people read: each work beside its reference of the same run.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

/// One work that must be fast, what it is measured against, and the most it may take.
struct Row {
    const char* work;
    const char* benchmark;
    const char* reference;
    double bar;       ///< milliseconds; 0 = only the ratio counts
    double most = 0;  ///< times the reference; 0 = no such bar
};

constexpr Row kRows[] = {
    {"RFM of 1 M orders / SQL NTILE, same file", "Score_RfmFromColumns", "Score_Reference_SqlNtile", 0},
    {"RFM of 1 M orders / three sorts", "BM_RfmFromColumns", "BM_RfmByThreeSorts", 8},
    {"RFM of 1 M orders / plain column scan (floor)", "BM_RfmFromColumns", "BM_ColumnScan", 8},
    {"RFM of 10 M orders / plain column scan (floor)", "BM_RfmTenMillion", "BM_ColumnScanTenMillion", 40},
    {"BG/NBD fit with errors / simplex", "BM_FitMl/0", "BM_FitBySimplex/0", 1},
    {"MBG/NBD fit with errors / simplex", "BM_FitMl/1", "BM_FitBySimplex/1", 1},
    {"Pareto/NBD fit with errors / simplex", "BM_FitMl/2", "BM_FitBySimplex/2", 12},
    {"Gamma-Gamma fit with errors / simplex", "BM_GammaGammaFit", "BM_GammaGammaBySimplex", 0.3},
    {"BG/NBD P(alive) + CET / each client", "BM_Predict/0", "BM_PredictEachClient/0", 0.5},
    {"MBG/NBD P(alive) + CET / each client", "BM_Predict/1", "BM_PredictEachClient/1", 0.5},
    {"Pareto/NBD P(alive) + CET / each client", "BM_Predict/2", "BM_PredictEachClient/2", 0.5},
    {"Assessment with intervals, 100 k, 2 threads / 1", "BM_AssessWithForecast100k/2/iterations:3/real_time",
     "BM_AssessWithForecast100k/1/iterations:3/real_time", 1500},
    {"Choice of models for 400 clients / the default", "BM_Choice/400/real_time", "BM_DefaultAlone/400/real_time", 150},
    {"Choice of models for 2,357 clients / the default", "BM_Choice/2357/real_time", "BM_DefaultAlone/2357/real_time",
     1'000},
    {"First assessment of 100 k with choice / without", "BM_FirstAssessment100k/iterations:3/real_time",
     "BM_AssessWithForecast100k/2/iterations:3/real_time", 1'500},
    {"Assessment after one edit / the first", "BM_ForecastAfterOneEdit/real_time",
     "BM_AssessWithForecast100k/2/iterations:3/real_time", 50},
    {"Columns from SQLite / plain scan of the table", "Reload_FromSQLite", "Reload_Reference_PlainScan", 1'100},
    {"A keystroke of search / LIKE over names", "Search_Keystroke", "Search_Reference_Like", 25},
    {"A sort of 100 k clients / fetch and sort", "Sort_ByValueThenName", "Sort_Reference_FetchAndSort", 60},
    {"Dashboard opened / eight of its charts in SQL", "Dashboard_Open", "Dashboard_Reference_Sql", 0},
    {"Dashboard, another filter / the same", "Dashboard_Refresh", "Dashboard_Reference_Sql", 0},
    {"Movement between two days / two SQL NTILE", "Movement_TwoDays", "Movement_Reference_Sql", 0},
    {"What-if step / every client assessed anew", "WhatIf_Step/iterations:40", "WhatIf_Reference_ScoreAnew", 50},
    {"Rule: orders and a contact / by hand", "Rule_CountAndContact", "Rule_CountAndContact_Reference_ByHand", 100},
    {"Rule: a sum and no order / by hand", "Rule_SumAndSilence", "Rule_SumAndSilence_Reference_ByHand", 90},
    {"Ctrl+K: a phone number / LIKE over contacts", "find/phone/real_time", "find_Reference_Like/real_time", 100},
    {"Ctrl+K: an e-mail address / the same", "find/email/real_time", "find_Reference_Like/real_time", 100},
    {"Ctrl+K: the number of an order / the same", "find/order_number/real_time", "find_Reference_Like/real_time", 100},
    {"Ctrl+K: words of a note / the same", "find/words/real_time", "find_Reference_Like/real_time", 100},
    {"A tag for 20,000 clients", "Tag_20000Clients/iterations:3/real_time",
     "Tag_20000ClientsUndone/iterations:3/real_time", 1'000},
    {"That undone", "Tag_20000ClientsUndone/iterations:3/real_time", "Tag_20000Clients/iterations:3/real_time", 500},
    {"Timeline of 5,000 entries / one UNION in SQL", "Timeline_Read5000", "Timeline_Reference_Union", 5},
    {"A window of the timeline / one UNION in SQL", "Timeline_Window", "Timeline_Reference_Union", 16},
    {"Duplicates in 100 k clients / GROUP BY of names", "Duplicates_WholeBase/iterations:3/real_time",
     "Duplicates_Reference_GroupBy/iterations:3/real_time", 10'000},
    {"Likes of one, as typed / LIKE in SQL", "Duplicates_LikesOfOne/real_time",
     "Duplicates_Reference_LikeOfOne/real_time", 50},
    {"Duplicates follow one edit / LIKE in SQL", "Duplicates_FollowOneEdit/real_time",
     "Duplicates_Reference_LikeOfOne/real_time", 50},
    {"Import of 100 k orders / prepared inserts", "importCsv/process_time/real_time",
     "referencePreparedInserts/process_time/real_time", 0},
    {"Import of 100 k clients / sqlite3 .import", "Import_Clients/iterations:3/real_time",
     "Import_ClientsReference/iterations:3/real_time", 0, 5},
    {"The same file again / sqlite3 .import", "Import_ClientsAgain/iterations:3/real_time",
     "Import_ClientsReference/iterations:3/real_time", 0, 4},
    {"Import of 100 k orders / sqlite3 .import", "Import_Orders/iterations:3/real_time",
     "Import_OrdersReference/iterations:3/real_time", 0, 5},
    {"The same orders again / sqlite3 .import", "Import_OrdersAgain/iterations:3/real_time",
     "Import_OrdersReference/iterations:3/real_time", 0, 4},
    {"XLSX of 100 k x 12, dry run + import / CSV", "Import_Sheet/iterations:3/real_time",
     "Import_SheetReference/iterations:3/real_time", 0, 1.5},
    {"Export of 100 k clients / sqlite3 -csv", "Export_Clients/iterations:3/real_time",
     "Export_ClientsReference/iterations:3/real_time", 0, 3},
};

/// The usual report, and a note of every time for the table.
class Reporter : public benchmark::ConsoleReporter {
public:
    Reporter() : ConsoleReporter(OO_None) {}

    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.error_occurred) continue;
            // With --benchmark_repetitions the median stands for all of them.
            if (run.run_type == Run::RT_Aggregate && run.aggregate_name != "median") continue;
            const bool median = run.run_type == Run::RT_Aggregate;
            Time& time = m_times[run.run_name.str()];
            if (time.median && !median) continue;
            const double unit = benchmark::GetTimeUnitMultiplier(run.time_unit);
            time = {run.GetAdjustedRealTime() / unit * 1e3, median};
        }
    }

    void printTable() const {
        bool headed = false;
        for (const Row& row : kRows) {
            const auto work = m_times.find(row.benchmark);
            const auto reference = m_times.find(row.reference);
            if (work == m_times.end() || reference == m_times.end()) continue;
            if (!headed)
                std::printf("\n%-50s %10s %12s %9s %9s\n", "work / reference", "ms", "reference", "ratio", "bar");
            headed = true;
            const double ms = work->second.milliseconds;
            std::printf("%-50s %10.3f %12.3f %8.2fx ", row.work, ms, reference->second.milliseconds,
                        reference->second.milliseconds / ms);
            const double times = ms / reference->second.milliseconds;
            if (row.most > 0)
                std::printf("%8.1fx %s (takes %.2fx)\n", row.most, times <= row.most ? "met" : "OVER", times);
            else if (row.bar > 0)
                std::printf("%9.1f %s\n", row.bar, ms <= row.bar ? "met" : "OVER");
            else
                std::printf("%9s\n", "-");
        }
    }

private:
    struct Time {
        double milliseconds = 0;
        bool median = false;
    };
    std::map<std::string, Time> m_times;
};

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    Reporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    reporter.printTable();
    benchmark::Shutdown();
    return 0;
}
