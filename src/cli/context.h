// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

#include "app/score_book.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/progress.h"
#include "cli/table.h"
#include "domain/rule.h"
#include "domain/scoring_profile.h"
#include "storage/client_query.h"
#include "storage/database.h"

/// What the commands of meikectl share. Inside of cli.
namespace meike::cli {

/// The command line itself is wrong: exit code 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where a command writes and whether anyone asked it to stop.
class Context final : public Progress {
public:
    Context(std::ostream& standardOut, std::ostream& standardError) : out(standardOut), err(standardError) {}

    /// After a moment, how far the work is; also where an interruption is noticed.
    void report(const char* phase, std::int64_t done, std::int64_t total) override;
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Workspace::openReader, saying so when the file is not read as usual.
    std::unique_ptr<Database> openReader(const std::string& workspace);

    std::ostream& out;
    std::ostream& err;
    bool quiet = false;
    bool toldDamaged = false;  ///< once a command, however often it scores
    bool toldReading = false;
    const Clock& clock = systemClock();

private:
    std::stop_source m_stop;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_said = m_start;
};

enum class Format { table, csv, json };

/// `--format table|csv|json`.
void addFormatOption(CLI::App& command, Format& format, bool withCsv = true);

/// The rows the way that was asked for; for people with their count, where `noun` says of what.
void writeTable(const Table& table, Format format, Context& context, std::string_view noun = {});

/// `WORKSPACE`, and the sentences about it.
void addWorkspaceOption(CLI::App& command, std::string& path);

/// `--as-of` and `--profile`.
struct ScoreOptions {
    std::string asOf;
    std::string profile;

    void addTo(CLI::App& command);
    /// The day, or today. Throws UsageError for what is no date.
    Date day(const Clock& clock) const;
    /// The day where one was asked for.
    std::optional<Date> past(const Clock& clock) const {
        return asOf.empty() ? std::nullopt : std::optional(day(clock));
    }
    ScoringProfile profileFor(Database& database) const;
};

/// `--segment` and `--rule`: which clients.
struct SelectionOptions {
    std::string segment;
    std::string ruleFile;

    void addTo(CLI::App& command);
    bool given() const { return !segment.empty() || !ruleFile.empty(); }
    /// What the file of --rule says, segments in it by name. Errors: not_found, invalid_value.
    Rule storedRule() const;
    /// All clients when nothing is given; segments looked up. Errors: not_found (segment, file), invalid_value (rule).
    Rule rule(Database& database) const;
};

/// Clients by uid, else by name, else by code, matched as imports do; of several those in the bin do not count. Errors:
/// not_found, invalid_value (several).
RecordId clientByName(Database& database, const std::string& text);

/// A reader whose scores are those of the day and profile asked for: the stored ones where they are current, else
/// computed and laid over them. The workspace is not written.
std::unique_ptr<Database> openScored(const std::string& path, const ScoreOptions& scores, Context& context);

/// Clients left out of the values for want of a rate, by name: `[{id, name, currencies}]`.
nlohmann::ordered_json blockedJson(Database& reader, const std::vector<BlockedClient>& blocked);
/// The same for people, on the standard error: who and which currency, the first twenty of many. Nothing when there are
/// none.
void tellBlocked(Database& reader, const std::vector<BlockedClient>& blocked, Context& context);

/// Clients that are not scored because a record of theirs is damaged, on the standard error. Always: what is missing
/// from the output is no detail.
void tellDamaged(Database& reader, const ScoreBook& book, Context& context);

/// `a,b , c` as a list.
std::vector<std::string> splitList(const std::string& text);
/// "a, b, c"
std::string joinList(const std::vector<std::string>& texts);
/// `-value_score,name`. Throws UsageError for what is no field of the kind.
std::vector<ClientQuery::Sort> parseSorts(const std::string& text, Kind kind = Kind::client);

// One function per group of commands.
void addWorkspaceCommands(CLI::App& app, Context& context);
void addImportCommand(CLI::App& app, Context& context);
void addHistoryCommands(CLI::App& app, Context& context);
void addAssessCommand(CLI::App& app, Context& context);
void addClientCommands(CLI::App& app, Context& context);
void addSegmentCommand(CLI::App& app, Context& context);
void addRecordsCommand(CLI::App& app, Context& context);
void addDuplicatesCommands(CLI::App& app, Context& context);
void addDeskCommands(CLI::App& app, Context& context);
void addPlanCommands(CLI::App& app, Context& context);
void addEventCommand(CLI::App& app, Context& context);
void addPoolCommand(CLI::App& app, Context& context);
void addComplaintCommand(CLI::App& app, Context& context);
void addSatisfactionCommand(CLI::App& app, Context& context);
void addKeyAccountsCommand(CLI::App& app, Context& context);
void addModelCommands(CLI::App& app, Context& context);
void addMaintenanceCommands(CLI::App& app, Context& context);
void addBackupCommands(CLI::App& app, Context& context);
void addRolesCommands(CLI::App& app, Context& context);

}  // namespace meike::cli
