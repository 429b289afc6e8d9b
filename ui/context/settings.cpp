// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "ui/kit/language.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kRecentCount = 8;

QString actorKey(const QString& workspace) {
    // A path is no good ini key: slashes would make groups of it.
    const QByteArray hash =
        QCryptographicHash::hash(QFileInfo(workspace).absoluteFilePath().toUtf8(), QCryptographicHash::Sha1);
    return u"actors/"_s + QString::fromLatin1(hash.toHex().left(16));
}

}  // namespace

AppSettings::AppSettings()
    : m_file(
          new QSettings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/meike/meike.ini"_s,
                        QSettings::IniFormat)) {}

AppSettings::~AppSettings() { delete m_file; }

Language AppSettings::language() const {
    const QString key = m_file->value(u"language"_s).toString();
    if (key == u"zh"_s) return Language::zh;
    if (key == u"en"_s) return Language::en;
    return systemLanguage();
}

void AppSettings::setLanguage(Language language) {
    setValue(u"language"_s, language == Language::zh ? u"zh"_s : u"en"_s);
}

ThemeChoice AppSettings::theme() const {
    const QString key = m_file->value(u"theme"_s).toString();
    if (key == u"light"_s) return ThemeChoice::light;
    if (key == u"dark"_s) return ThemeChoice::dark;
    return ThemeChoice::system;
}

void AppSettings::setTheme(ThemeChoice theme) {
    setValue(u"theme"_s, theme == ThemeChoice::light  ? u"light"_s
                         : theme == ThemeChoice::dark ? u"dark"_s
                                                      : u"system"_s);
}

bool AppSettings::weekStartsOnMonday() const { return m_file->value(u"week_starts_on_monday"_s, true).toBool(); }
void AppSettings::setWeekStartsOnMonday(bool monday) { setValue(u"week_starts_on_monday"_s, monday); }

QStringList AppSettings::recentWorkspaces() const { return m_file->value(u"recent_workspaces"_s).toStringList(); }

void AppSettings::addRecentWorkspace(const QString& path) {
    QStringList recent = recentWorkspaces();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > kRecentCount) recent.removeLast();
    setValue(u"recent_workspaces"_s, recent);
}

void AppSettings::removeRecentWorkspace(const QString& path) {
    QStringList recent = recentWorkspaces();
    recent.removeAll(path);
    setValue(u"recent_workspaces"_s, recent);
}

RecordId AppSettings::actor(const QString& workspace) const {
    return m_file->value(actorKey(workspace), 0).toLongLong();
}
void AppSettings::setActor(const QString& workspace, RecordId person) {
    setValue(actorKey(workspace), QVariant::fromValue<qlonglong>(person));
}

QVariant AppSettings::value(const QString& key, const QVariant& fallback) const { return m_file->value(key, fallback); }

void AppSettings::setValue(const QString& key, const QVariant& value) {
    m_file->setValue(key, value);
    m_file->sync();
}

}  // namespace meike::ui
