// SPDX-License-Identifier: GPL-3.0-or-later
// check, backup, restore, archive, unarchive.
#include <algorithm>
#include <filesystem>

#include "app/archive.h"
#include "app/membership_check.h"
#include "app/score_book.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "cli/borrow_options.h"
#include "cli/context.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/score_store.h"
#include "storage/sign_in.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

/// Where the stored scores are not what the engine computes now, under the same profile and for the same day.
struct ScoreDifference {
    std::vector<ClientScore> changed;
    std::vector<RecordId> gone;
    ScoreStamp stamp;

    bool empty() const { return changed.empty() && gone.empty(); }
};

/// Nothing when the stored scores do not claim to be current: the next session brings them up to date.
std::optional<ScoreDifference> compareScores(Database& database, Context& context) {
    const auto stamp = scoreStamp(database);
    if (!stamp || stamp->dataVersion != dataVersion(database)) return std::nullopt;
    const ScoringProfile profile = profileInUse(database);
    const auto day = parseIsoDate(stamp->asOf);
    if (!day || stamp->profile != profile.key + " " + std::to_string(profile.version)) return std::nullopt;
    ScoreBook book;
    book.load(database);
    ScoreDifference difference;
    difference.stamp = *stamp;
    const auto truth = book.score(profile, *day, context.stopToken()).rows();
    const auto stored = readScores(database);
    auto old = stored.begin();
    for (const ClientScore& score : truth) {
        while (old != stored.end() && old->client < score.client) difference.gone.push_back((old++)->client);
        const bool there = old != stored.end() && old->client == score.client;
        if (!there || !(*old == score)) difference.changed.push_back(score);
        if (there) ++old;
    }
    for (; old != stored.end(); ++old) difference.gone.push_back(old->client);
    return difference;
}

/// Readers of the workspace with the scores of the day that its segments were last looked at.
ScoredReader scoredReader(const std::string& path, Context& context) {
    return [&context, path](Date day) {
        ScoreOptions scores;
        scores.asOf = isoDate(day);
        return openScored(path, scores, context);
    };
}

std::vector<Finding> findAll(Database& database, const std::string& path, Context& context) {
    context.report("checking", 0, 0);
    auto findings = checkDatabase(database);
    const bool damaged =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.stops; });
    if (damaged) return findings;
    if (const auto difference = compareScores(database, context); difference && !difference->empty())
        findings.push_back({"scores",
                            std::to_string(difference->changed.size() + difference->gone.size()) +
                                " clients have stored scores that are not what is computed",
                            true});
    for (Finding& finding : checkMemberships(database, scoredReader(path, context)))
        findings.push_back(std::move(finding));
    return findings;
}

struct CheckOptions {
    std::string workspace;
    bool repair = false;
    bool accept = false;
};

int check(const CheckOptions& options, Context& context) {
    std::vector<Finding> findings = findAll(*context.openReader(options.workspace), options.workspace, context);
    if (options.accept) {
        const auto content = std::find_if(findings.begin(), findings.end(),
                                          [](const Finding& finding) { return finding.what == "content"; });
        if (content != findings.end()) {
            Workspace::open(options.workspace)->writeDerived(acceptContent);
            context.out << "accepted: the records are taken as they are\n";
            findings.erase(content);
            if (findings.empty()) return 0;
        }
    }
    std::size_t repaired = 0;
    const bool any =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.repairable; });
    if (options.repair && any) {
        const auto workspace = Workspace::open(options.workspace);
        workspace->writeDerived([&](Database& database) {
            for (const Finding& finding : findings) {
                if (finding.what == "search_index") rebuildSearchIndex(database);
                if (finding.what != "scores") continue;
                if (const auto difference = compareScores(database, context))
                    writeScores(database, difference->changed, difference->gone, &difference->stamp);
            }
        });
        // Rules ask for scores: those are right by now.
        const auto reader = context.openReader(options.workspace);
        workspace->writeDerived([&](Database& database) {
            repairMemberships(*reader, scoredReader(options.workspace, context), database);
        });
        const auto left = findAll(*context.openReader(options.workspace), options.workspace, context);
        for (const Finding& finding : findings) {
            const bool still =
                std::any_of(left.begin(), left.end(), [&](const Finding& other) { return other.what == finding.what; });
            if (still) continue;
            context.out << "repaired " << finding.what << ": " << finding.detail << '\n';
            ++repaired;
        }
        findings = left;
    }
    for (const Finding& finding : findings)
        context.out << finding.what << ": " << finding.detail
                    << (finding.repairable && !options.repair ? " (--repair rebuilds it)" : "") << '\n';
    if (findings.empty() && repaired == 0 && !context.quiet) context.out << "all is well\n";
    return findings.empty() ? 0 : 1;
}

void backup(const std::string& path, const std::string& destination, Context& context) {
    namespace fs = std::filesystem;
    fs::path target = destination;
    if (fs::is_directory(target))
        target /= pathText(fs::path(path).stem()) + "_" + isoDate(context.clock.today()) + ".meike";
    if (fs::exists(target)) throw Error(ErrorKind::invalid_value, pathText(target), ErrorCode::file_exists);
    backupTo(*context.openReader(path), target, context, context.stopToken());
    context.out << "backed up to " << pathText(target) << '\n';
    // The workspace remembers its last backup; while a window has it open, that window does the remembering.
    try {
        const auto workspace = Workspace::open(path);
        workspace->writeDerived(
            [&](Database& database) { meta::setText(database, "last_backup", isoMoment(context.clock.nowUtcMs())); });
    } catch (const Error& error) {
        // Nor does one that is not built as ours: the copy was made all the same.
        if (error.kind() != ErrorKind::locked && error.kind() != ErrorKind::read_only &&
            error.detail().code != ErrorCode::schema_altered && error.detail().code != ErrorCode::table_missing)
            throw;
    }
}

/// What is restored takes the place of what others work in. A file that cannot be read says nothing about roles.
void refuseUnlessKeeper(const std::string& path) {
    if (!std::filesystem::exists(path)) return;
    try {
        Database look(path, Database::Mode::read);
        requireKeeper(sign_in::accessHere(look));
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::not_allowed) throw;
    }
}

void restore(const std::string& from, const std::string& path, Context& context) {
    if (!std::filesystem::exists(from)) throw Error(ErrorKind::not_found, from, ErrorCode::no_such_file);
    refuseUnlessKeeper(path);
    const auto kept = restoreFrom(from, path, context, context.stopToken());
    context.out << "restored " << path << '\n';
    if (!kept.empty()) context.out << "the file it replaced is " << pathText(kept) << '\n';
}

struct ArchiveCommand {
    std::string workspace;
    std::string file;
    BorrowOptions borrow;
};

void archive(const ArchiveCommand& options, Context& context) {
    {
        const auto reader = context.openReader(options.workspace);
        const auto personal = personalColumnsOfArchive(*reader);
        options.borrow.notePersonal(options.workspace, personal, personal,
                                    static_cast<std::size_t>(recordsOfArchive(*reader)),
                                    pathText(std::filesystem::path(options.file).filename()), context);
    }
    const auto report = archiveWorkspace(*context.openReader(options.workspace), options.file, context.clock, context,
                                         context.stopToken());
    if (!context.quiet)
        context.out << "archived " << report.records << " records to " << options.file << "\ndigest " << report.digest
                    << '\n';
}

void unarchive(const std::string& file, const std::string& workspace, Context& context) {
    const auto report = unarchiveWorkspace(file, workspace, context.clock, context, context.stopToken());
    if (!context.quiet)
        context.out << "made " << workspace << " of " << report.records << " records\ndigest " << report.digest << '\n';
}

}  // namespace

void addMaintenanceCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand(
            "check", "Integrity, foreign keys, derived tables against the truth; exit code 1 when something is wrong");
        auto options = std::make_shared<CheckOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_flag("--repair", options->repair, "rebuild the derived tables that are wrong");
        command->add_flag("--accept", options->accept,
                          "take the records as they are, where they are not what was written and no backup is better");
        command->callback([options, &context] {
            if (check(*options, context) != 0) throw CLI::RuntimeError(1);
        });
    }
    {
        auto* command = app.add_subcommand("backup", "Copy a workspace, verified, also while a window has it open");
        auto paths = std::make_shared<std::pair<std::string, std::string>>();
        addWorkspaceOption(*command, paths->first);
        command->add_option("DEST", paths->second, "a new file, or a folder")->required()->option_text(" ");
        command->callback([paths, &context] { backup(paths->first, paths->second, context); });
    }
    {
        auto* command = app.add_subcommand("restore", "Put a backup in a workspace's place; the replaced file is kept");
        auto paths = std::make_shared<std::pair<std::string, std::string>>();
        command->add_option("BACKUP", paths->first, "the backup file")->required()->option_text(" ");
        addWorkspaceOption(*command, paths->second);
        command->callback([paths, &context] { restore(paths->first, paths->second, context); });
    }
    {
        auto* command = app.add_subcommand(
            "archive",
            "Write all records of a workspace to one open file (a zip of JSON lines), also while a window has "
            "it open; the undo history stays behind");
        auto options = std::make_shared<ArchiveCommand>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("FILE.zip", options->file, "the file to write")->required()->option_text(" ");
        options->borrow.addTo(*command);
        command->callback([options, &context] { archive(*options, context); });
    }
    {
        auto* command = app.add_subcommand("unarchive", "Make a new workspace of an archive");
        auto paths = std::make_shared<std::pair<std::string, std::string>>();
        command->add_option("FILE.zip", paths->first, "the archive")->required()->option_text(" ");
        addWorkspaceOption(*command, paths->second);
        command->callback([paths, &context] { unarchive(paths->first, paths->second, context); });
    }
}

}  // namespace meike::cli
