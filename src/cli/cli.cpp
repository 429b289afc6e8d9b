// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <thread>

#include "app/words/error_words.h"
#include "base/current_error.h"
#include "base/error_code.h"
#include "cli/context.h"
#include "cli/plain_text.h"
#include "generated/version.h"
#include "storage/sign_in.h"

namespace meike::cli {

namespace {

/// What to do about it, where the kind of error alone tells.
std::string advice(const Error& error) {
    if (error.detail().code == ErrorCode::not_a_workspace)
        return "a table is imported into a workspace: meikectl import WORKSPACE FILE --kind KIND";
    if (error.detail().code == ErrorCode::several_called_so)
        return "say which one by its id where the command takes one (meikectl records WORKSPACE KIND list), or rename "
               "one of them";
    if (error.detail().code == ErrorCode::no_such_client)
        return "clients are named by name or code as meikectl clients WORKSPACE --search TEXT shows them";
    switch (error.kind()) {
        case ErrorKind::locked:
            return "close it there, or read only (assess, clients, export, info and backup work meanwhile; --register "
                   "FILE "
                   "takes the note of personal data that is taken out)";
        case ErrorKind::disk_full:
            if (error.detail().code == ErrorCode::size_limit_reached)
                return "raise the limit (ulimit -f) or use another disk, and try again; nothing was changed";
            return "free some room and try again; nothing was changed";
        case ErrorKind::damaged:
            if (error.detail().code == ErrorCode::step_damaged) return "nothing was changed";
            return "restore a backup: meikectl restore BACKUP WORKSPACE";
        case ErrorKind::newer_version:
            return "open it with the newer version of Meike";
        case ErrorKind::conflict:
        case ErrorKind::cancelled:
            return "nothing was changed";
        case ErrorKind::not_allowed:
            if (error.detail().code == ErrorCode::sign_in_needed)
                return "say who you are: --as NAME, with the PIN in MEIKE_PIN or on the standard input";
            if (error.detail().code == ErrorCode::wrong_pin || error.detail().code == ErrorCode::wrong_recovery_code)
                // Whoever tries many waits for each.
                std::this_thread::sleep_for(std::chrono::seconds(1));
            return {};
        default:
            return {};
    }
}

/// Who is signed in lasts as long as the command.
struct SignedIn {
    ~SignedIn() { sign_in::setCredentials(std::nullopt); }
    void as(const std::string& name) {
        sign_in::Credentials credentials{name, {}};
        // Not an option: those stand in the list of processes and in the history of the shell.
        if (const char* pin = std::getenv("MEIKE_PIN"))
            credentials.pin = pin;
        else
            std::getline(std::cin, credentials.pin);
        sign_in::setCredentials(std::move(credentials));
    }
};

}  // namespace

int runCli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors) {
    // Names of columns and files come from anywhere, and a terminal obeys what they hold.
    PlainText plain(*errors.rdbuf());
    std::ostream err(&plain);
    Context context(out, err);
    CLI::App app("meikectl: what the window of Meike can do to a workspace, a script can do", "meikectl");
    app.set_version_flag("--version", std::string(kVersion));
    app.require_subcommand(1);
    app.fallthrough();
    app.add_flag("--quiet", context.quiet, "no progress and no remarks");
    SignedIn signedIn;
    app.add_option_function<std::string>(
           "--as", [&signedIn](const std::string& name) { signedIn.as(name); },
           "who is signed in, where roles are on; the PIN comes from MEIKE_PIN or the first line of the standard input")
        ->option_text("NAME");
    app.footer("Exit codes: 0 done, 1 the work failed and nothing is half-applied, 2 wrong usage.");
    addWorkspaceCommands(app, context);
    addImportCommand(app, context);
    addHistoryCommands(app, context);
    addAssessCommand(app, context);
    addClientCommands(app, context);
    addSegmentCommand(app, context);
    addRecordsCommand(app, context);
    addDuplicatesCommands(app, context);
    addDeskCommands(app, context);
    addPlanCommands(app, context);
    addEventCommand(app, context);
    addPoolCommand(app, context);
    addSatisfactionCommand(app, context);
    addComplaintCommand(app, context);
    addKeyAccountsCommand(app, context);
    addModelCommands(app, context);
    addMaintenanceCommands(app, context);
    addBackupCommands(app, context);
    addRolesCommands(app, context);
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(std::move(reversed));
        out.flush();
        if (!out) {
            err << "meikectl: the output could not be written\n";
            return 1;
        }
        return 0;
    } catch (const CLI::RuntimeError& ended) {
        return ended.get_exit_code();
    } catch (const CLI::ParseError& error) {
        return app.exit(error, out, err) == 0 ? 0 : 2;
    } catch (const UsageError& error) {
        err << "meikectl: " << error.what() << '\n';
        return 2;
    } catch (const std::bad_alloc&) {
        err << "meikectl: not enough memory; nothing was changed\n";
    } catch (...) {
        const Error error = currentError();
        err << "meikectl: " << errorLine(error, Language::en) << '\n';
        if (const std::string what = advice(error); !what.empty()) err << what << '\n';
    }
    return 1;
}

}  // namespace meike::cli
