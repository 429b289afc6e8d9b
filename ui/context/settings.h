// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include "base/label.h"
#include "domain/value.h"
#include "ui/kit/theme/theme.h"

class QSettings;

namespace meike::ui {

/// What this computer remembers for its user: an ini file in the XDG configuration folder. Nothing about clients is
/// kept here.
class AppSettings {
public:
    AppSettings();
    ~AppSettings();
    AppSettings(const AppSettings&) = delete;
    AppSettings& operator=(const AppSettings&) = delete;

    /// The system's language and theme until the user chooses.
    Language language() const;
    void setLanguage(Language language);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// Monday as first day of the week; true until the user says otherwise.
    bool weekStartsOnMonday() const;
    void setWeekStartsOnMonday(bool monday);

    /// Newest first, at most eight; files that are gone stay listed until opening them fails.
    QStringList recentWorkspaces() const;
    void addRecentWorkspace(const QString& path);
    void removeRecentWorkspace(const QString& path);

    /// Who sits at this keyboard in that workspace: a person's id, 0 when nobody was chosen.
    RecordId actor(const QString& workspace) const;
    void setActor(const QString& workspace, RecordId person);

    /// Geometry, columns and the like, by a key such as "clients/columns".
    QVariant value(const QString& key, const QVariant& fallback = {}) const;
    void setValue(const QString& key, const QVariant& value);

private:
    QSettings* m_file;
};

}  // namespace meike::ui
