// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTextStream>
#include <QTimer>
#include <string_view>

#include "base/platform.h"
#include "generated/version.h"
#include "storage/workspace.h"
#include "ui/context/application.h"
#include "ui/kit/language.h"
#include "ui/kit/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshots.h"
#include "ui/shell/workspace_door.h"

namespace {

using namespace Qt::StringLiterals;
using namespace meike;
using namespace meike::ui;

// A process without core dumps cannot be looked into by a leak checker.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

struct Options {
    QString workspace;
    bool demo = false;
    std::optional<Language> language;
    std::optional<ThemeChoice> theme;
    QString screenshots;
    QStringList screens;  ///< beginnings of the names of those to paint; empty: all
};

/// Wrong usage ends the process with 2, as on the command line of meikectl.
[[noreturn]] void refuse(const QString& text) {
    QTextStream(stderr) << text << Qt::endl;
    std::exit(2);
}

/// Help and the version need no display: a server without one must be able to say what this is.
bool asksForHelp(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        for (const std::string_view known : {"-h", "--help", "--help-all", "-v", "--version"})
            if (argv[i] == known) return true;
    return false;
}

void nameProgram() {
    QCoreApplication::setApplicationName(u"meike"_s);
    QCoreApplication::setApplicationVersion(qs(kVersion));
}

Options parse(const QCoreApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Meike: classifies, tiers and looks after a media agency's clients. One file, no network."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, u"Open the demo agency."_s);
    const QCommandLineOption language(u"language"_s, u"zh or en; default: as set, else the system's."_s, u"LANGUAGE"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark or system; default: as set."_s, u"THEME"_s);
    const QCommandLineOption screenshots(
        u"screenshots"_s,
        u"Paint every page of WORKSPACE (or those whose names begin with NAME) in both languages and themes "
        "into DIR, and quit."_s,
        u"DIR"_s);
    parser.addOptions({demo, language, theme, screenshots});
    parser.addPositionalArgument(u"WORKSPACE"_s, u"The workspace file to open."_s, u"[WORKSPACE [NAME...]]"_s);
    parser.process(app);

    Options options;
    options.demo = parser.isSet(demo);
    if (parser.isSet(language)) {
        const QString value = parser.value(language);
        if (value != u"zh"_s && value != u"en"_s) refuse(u"--language is zh or en"_s);
        options.language = value == u"zh"_s ? Language::zh : Language::en;
    }
    if (parser.isSet(theme)) {
        const QString value = parser.value(theme);
        if (value == u"light"_s)
            options.theme = ThemeChoice::light;
        else if (value == u"dark"_s)
            options.theme = ThemeChoice::dark;
        else if (value == u"system"_s)
            options.theme = ThemeChoice::system;
        else
            refuse(u"--theme is light, dark or system"_s);
    }
    options.screenshots = parser.value(screenshots);
    options.screens = parser.positionalArguments().mid(1);
    const QStringList arguments = parser.positionalArguments();
    if (!parser.isSet(screenshots) && arguments.size() > 1) refuse(u"one workspace at a time"_s);
    options.workspace = arguments.value(0);
    if (!options.screenshots.isEmpty() && options.workspace.isEmpty()) refuse(u"--screenshots needs a workspace"_s);
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    if constexpr (!kSanitized) platform::hardenProcess();
    nameProgram();
    if (asksForHelp(argc, argv)) {
        const QCoreApplication plain(argc, argv);
        parse(plain);
        return 0;
    }
    Application app(argc, argv);
    QApplication::setDesktopFileName(u"org.meike.Meike"_s);
    const Options options = parse(app);

    // Pictures are the same on every computer: what its user has set stays out of them.
    if (!options.screenshots.isEmpty()) {
        Screenshots screenshots(options.screenshots, u8Path(QFileInfo(options.workspace).absoluteFilePath()),
                                options.screens);
        QTimer::singleShot(0, &screenshots, &Screenshots::begin);
        return app.exec();
    }

    AppContext context;
    applyLanguage(app, options.language.value_or(context.settings().language()));
    if (options.language) context.setLanguage(*options.language, false);
    Theme::apply(app, options.theme.value_or(context.settings().theme()));
    MainWindow window(context);
    window.show();
    const QString last = context.settings().value(u"window/workspace"_s).toString();
    // In an event, so that what goes wrong ends at the barrier.
    QTimer::singleShot(0, &window, [&] {
        if (!options.workspace.isEmpty())
            window.openWorkspace(u8Path(options.workspace));
        else if (options.demo)
            window.door().openDemo();
        else if (QFileInfo::exists(last))
            window.openWorkspace(u8Path(last));
    });
    return app.exec();
}
