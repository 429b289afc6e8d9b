// SPDX-License-Identifier: GPL-3.0-or-later
// backups, backup, restore: what lies beside a workspace, what is made, and the way back.
#include <algorithm>
#include <filesystem>

#include "app/backups/shelf.h"
#include "app/whole_file.h"
#include "app/words/backup_words.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "cli/context.h"
#include "storage/access.h"
#include "storage/database.h"
#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

namespace fs = std::filesystem;

/// The first line of a file.
std::string passphraseIn(const std::string& file) {
    std::string text = readWholeFile(file);
    text.resize(std::min(text.size(), text.find_first_of("\r\n")));
    return text;
}

struct BackupsOptions {
    std::string workspace;
    std::string action = "list";
    std::optional<std::string> secondPlace;
    std::string passphraseFile;
    bool plain = false;
    Format format = Format::table;
};

std::string stateOf(const Backup& backup) {
    if (!backup.listed) return "not verified";
    return backup.manifest.verified ? "verified" : "altered";
}

void listBackups(const BackupsOptions& options, Context& context) {
    const BackupShelf shelf(options.workspace);
    const auto reader = context.openReader(options.workspace);
    const BackupManifest now = manifestOf(*reader);
    Table table({{"made"},
                 {"why"},
                 {"clients", Shape::number},
                 {"orders", Shape::number},
                 {"bytes", Shape::number},
                 {"state"},
                 {"encrypted", Shape::boolean},
                 {"than_now"},
                 {"file"}});
    for (const Backup& backup : shelf.list()) {
        const auto count = [&](const char* kind) {
            const auto found = backup.manifest.counts.find(kind);
            return !backup.listed                          ? std::string()
                   : found == backup.manifest.counts.end() ? "0"
                                                           : std::to_string(found->second);
        };
        table.add({isoMoment(backup.manifest.atUtcMs), words::backupCause(backup.manifest.cause, Language::en),
                   count("clients"), count("orders"), std::to_string(backup.manifest.bytes), stateOf(backup),
                   backup.manifest.sealed ? "true" : "false",
                   backup.listed
                       ? words::backupDifference(countsThatDiffer(now, backup.manifest),
                                                 changesSince(*reader, backup.manifest.auditHead), Language::en)
                       : std::string(),
                   pathText(backup.file)});
    }
    writeTable(table, options.format, context, table.rows() == 1 ? "backup" : "backups");
    const BackupSettings settings = shelf.settings();
    if (options.format == Format::table && !settings.secondPlace.empty())
        context.out << "second place: " << pathText(settings.secondPlace) << (settings.key.empty() ? "" : ", encrypted")
                    << '\n';
}

void makeBackup(const BackupsOptions& options, Context& context) {
    BackupShelf shelf(options.workspace);
    const KeptBackup kept = shelf.keep(*context.openReader(options.workspace), BackupCause::by_hand, context.clock,
                                       context, context.stopToken());
    context.out << (kept.made ? "backed up to " + pathText(kept.made->file)
                              : std::string("nothing has changed since the newest backup"))
                << '\n';
    if (kept.elsewhere) throw *kept.elsewhere;
}

int checkBackups(const BackupsOptions& options, Context& context) {
    const BackupShelf shelf(options.workspace);
    int bad = 0;
    int good = 0;
    for (Backup& backup : shelf.list()) {
        if (!backup.listed) continue;
        std::string problem;
        try {
            if (!shelf.check(backup, context.clock)) problem = "is not as it was made";
            if (problem.empty() && backup.manifest.sealed && !options.passphraseFile.empty())
                verifySealed(backup.file, passphraseIn(options.passphraseFile), context.stopToken());
        } catch (const Error& error) {
            problem = errorLine(error, Language::en);
        }
        if (problem.empty()) {
            ++good;
            continue;
        }
        context.out << pathText(backup.file) << ": " << problem << '\n';
        ++bad;
    }
    context.out << good << (good == 1 ? " backup is" : " backups are") << " as made, " << bad << " not\n";
    return bad == 0 ? 0 : 1;
}

void setBackups(const BackupsOptions& options, Context& context) {
    const BackupShelf shelf(options.workspace);
    requireKeeper(accessOf(*context.openReader(options.workspace)));  // and it is a workspace
    BackupSettings settings = shelf.settings();
    if (options.secondPlace)
        settings.secondPlace = options.secondPlace->empty() ? fs::path() : fs::absolute(*options.secondPlace);
    if (options.plain) settings.key = {};
    if (!options.passphraseFile.empty()) settings.key = sealKeyOf(passphraseIn(options.passphraseFile));
    shelf.setSettings(settings);
    context.out << "second place: " << (settings.secondPlace.empty() ? "none" : pathText(settings.secondPlace))
                << (settings.key.empty() ? "" : ", encrypted") << '\n';
}

int runBackups(const BackupsOptions& options, Context& context) {
    if (options.action == "make") return makeBackup(options, context), 0;
    if (options.action == "check") return checkBackups(options, context);
    if (options.action == "set") return setBackups(options, context), 0;
    listBackups(options, context);
    return 0;
}

struct BackupCommand {
    std::string workspace;
    std::string destination;
    std::string passphraseFile;
};

void backup(const BackupCommand& options, Context& context) {
    fs::path target = options.destination;
    const bool sealed = !options.passphraseFile.empty();
    if (fs::is_directory(target))
        target /= pathText(fs::path(options.workspace).stem()) + "_" + isoDate(context.clock.today()) +
                  (sealed ? ".meike.sealed" : ".meike");
    if (fs::exists(target)) throw Error(ErrorKind::invalid_value, pathText(target), ErrorCode::file_exists);
    if (sealed) {
        const SealKey key = sealKeyOf(passphraseIn(options.passphraseFile));
        const fs::path plain = withEnding(target, ".plain");
        struct Removed {
            const fs::path& path;
            ~Removed() { removeDatabase(path); }
        } const removed{plain};
        backupTo(*context.openReader(options.workspace), plain, context, context.stopToken());
        sealFile(plain, target, key, context.stopToken());
    } else {
        backupTo(*context.openReader(options.workspace), target, context, context.stopToken());
    }
    context.out << "backed up to " << pathText(target) << '\n';
    // The workspace remembers its last backup; while a window has it open, that window does the remembering.
    try {
        const auto workspace = Workspace::open(options.workspace);
        workspace->writeDerived(
            [&](Database& database) { meta::setText(database, "last_backup", isoMoment(context.clock.nowUtcMs())); });
    } catch (const Error& error) {
        // Nor does one that is not built as ours: the copy was made all the same.
        if (error.kind() != ErrorKind::locked && error.kind() != ErrorKind::read_only &&
            error.detail().code != ErrorCode::schema_altered && error.detail().code != ErrorCode::table_missing)
            throw;
    }
}

struct RestoreCommand {
    std::string backup;
    std::string workspace;
    std::string passphraseFile;
};

void restore(const RestoreCommand& options, Context& context) {
    if (!fs::exists(options.backup)) throw Error(ErrorKind::not_found, options.backup, ErrorCode::no_such_file);
    const auto kept = restoreBackup(options.backup, options.workspace,
                                    options.passphraseFile.empty() ? "" : passphraseIn(options.passphraseFile), context,
                                    context.stopToken());
    context.out << "restored " << options.workspace << '\n';
    if (!kept.empty())
        context.out << "the file it replaced is " << pathText(kept) << "; restoring that one takes this back\n";
}

}  // namespace

void addBackupCommands(CLI::App& app, Context& context) {
    {
        auto* command = app.add_subcommand(
            "backups", "The automatic backups of a workspace: list, make, check, set (a second place, encrypted)");
        auto options = std::make_shared<BackupsOptions>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("ACTION", options->action, "list (default), make, check or set")
            ->check(CLI::IsMember({"list", "make", "check", "set"}));
        command
            ->add_option("--second-place", options->secondPlace,
                         "set: copies go into this folder too (\"\": nowhere else)")
            ->option_text("DIR");
        auto* phrase = command->add_option("--passphrase-file", options->passphraseFile,
                                           "set: copies in the second place are encrypted with the first line of this "
                                           "file; check: they are decrypted with it");
        phrase->option_text("FILE");
        command->add_flag("--plain", options->plain, "set: copies in the second place are not encrypted")
            ->excludes(phrase);
        addFormatOption(*command, options->format);
        command->callback([options, &context] {
            if (runBackups(*options, context) != 0) throw CLI::RuntimeError(1);
        });
    }
    {
        auto* command = app.add_subcommand("backup", "Copy a workspace, verified, also while a window has it open");
        auto options = std::make_shared<BackupCommand>();
        addWorkspaceOption(*command, options->workspace);
        command->add_option("DEST", options->destination, "a new file, or a folder")->required()->option_text(" ");
        command
            ->add_option("--passphrase-file", options->passphraseFile,
                         "encrypt it with the first line of this file, and decrypt it again to see")
            ->option_text("FILE");
        command->callback([options, &context] { backup(*options, context); });
    }
    {
        auto* command = app.add_subcommand("restore", "Put a backup in a workspace's place; the replaced file is kept");
        auto options = std::make_shared<RestoreCommand>();
        command->add_option("BACKUP", options->backup, "the backup file")->required()->option_text(" ");
        addWorkspaceOption(*command, options->workspace);
        command
            ->add_option("--passphrase-file", options->passphraseFile, "the passphrase of an encrypted one, first line")
            ->option_text("FILE");
        command->callback([options, &context] { restore(*options, context); });
    }
}

}  // namespace meike::cli
