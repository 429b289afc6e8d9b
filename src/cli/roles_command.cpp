// SPDX-License-Identifier: GPL-3.0-or-later
// roles: who may sign in, and with what.
#include <cstdlib>
#include <iostream>

#include "base/error_code.h"
#include "base/unicode.h"
#include "cli/context.h"
#include "cli/table.h"
#include "storage/records.h"
#include "storage/sign_in.h"
#include "storage/workspace.h"

namespace meike::cli {

namespace {

struct RolesOptions {
    std::string workspace;
    std::string action;
    std::string person;
    Format format = Format::table;
};

std::string_view roleName(AccessRole role) {
    switch (role) {
        case AccessRole::manager:
            return "own clients";
        case AccessRole::lead:
            return "team";
        case AccessRole::custodian:
            return "custodian";
        case AccessRole::viewer:
            return "viewer";
        default:
            return "";
    }
}

/// A secret beside the one of --as: from the environment, or the next line of the standard input.
std::string secret(const char* variable) {
    if (const char* text = std::getenv(variable)) return text;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

RecordId personCalled(Database& database, const std::string& name) {
    const std::string wanted = matchKey(name);
    for (const sign_in::Candidate& each : sign_in::candidates(database))
        if (matchKey(each.name) == wanted) return each.person;
    throw Error(ErrorKind::not_found, name, ErrorCode::record_gone);
}

/// Who --as names, which `on` and `recover` need before anybody can sign in.
sign_in::Credentials asWho(std::string_view action) {
    auto given = sign_in::credentials();
    if (!given) throw UsageError("roles " + std::string(action) + " needs --as NAME: the data custodian");
    return std::move(*given);
}

void tellCode(const std::string& code, Context& context) {
    context.out << "recovery code: " << code
                << "\nIt is shown this once: write it down and keep it away from this computer.\n";
}

void list(const RolesOptions& options, Context& context) {
    Database reader(options.workspace, Database::Mode::read);
    const bool on = sign_in::isOn(reader);
    Table table({{"name", Shape::text}, {"may", Shape::text}, {"pin", Shape::boolean}});
    for (const sign_in::Candidate& each : sign_in::candidates(reader))
        table.add({each.name, std::string(roleName(each.role)), each.hasPin ? "true" : "false"});
    if (options.format == Format::table) context.out << "roles are " << (on ? "on" : "off") << "\n\n";
    writeTable(table, options.format, context, table.rows() == 1 ? "person" : "people");
}

void run(const RolesOptions& options, Context& context) {
    if (options.action == "list") return list(options, context);
    if (options.action == "on" || options.action == "recover") {
        const sign_in::Credentials who = asWho(options.action);
        // Nobody is signed in yet: the PIN is one that is being made.
        sign_in::setCredentials(std::nullopt);
        const auto workspace = Workspace::open(options.workspace, context.clock);
        const RecordId person = personCalled(workspace->database(), who.name);
        if (options.action == "on")
            tellCode(sign_in::turnOn(*workspace, person, who.pin), context);
        else
            tellCode(sign_in::recover(*workspace, person, secret("MEIKE_RECOVERY"), who.pin), context);
        return;
    }
    const auto workspace = Workspace::open(options.workspace, context.clock);
    if (options.action == "off") {
        sign_in::turnOff(*workspace);
        if (!context.quiet) context.out << "roles are off: whoever opens the workspace sees all of it\n";
        return;
    }
    if (options.person.empty()) throw UsageError("roles pin needs a person's name");
    const RecordId person = personCalled(workspace->database(), options.person);
    sign_in::setPin(*workspace, person, secret("MEIKE_NEW_PIN"));
    if (!context.quiet) context.out << "new PIN of " << recordName(workspace->database(), Kind::person, person) << '\n';
}

}  // namespace

void addRolesCommands(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand(
        "roles",
        "Who sees and changes what: list, on and off (by a data custodian), pin (of a person), recover (with the "
        "recovery code). Guard rails inside one local file: whoever has the file has its bytes");
    auto options = std::make_shared<RolesOptions>();
    addWorkspaceOption(*command, options->workspace);
    command->add_option("ACTION", options->action, "list, on, off, pin or recover")
        ->required()
        ->check(CLI::IsMember({"list", "on", "off", "pin", "recover"}));
    command
        ->add_option("PERSON", options->person,
                     "pin: whose; the new one comes from MEIKE_NEW_PIN or the next line of the standard input")
        ->option_text(" ");
    addFormatOption(*command, options->format);
    command->footer(
        "on and recover: --as names the data custodian, and MEIKE_PIN (or the first line of the standard input) is the "
        "custodian's PIN from then on. recover asks for the code in MEIKE_RECOVERY or on the next line.");
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace meike::cli
