// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "ui/kit/banner.h"

namespace meike::ui {

class AppContext;
class MainFrame;
class WorkspaceDoor;

/// The lines between top bar and page: the demo agency, a past day, a file that is lost.
class WindowBanners : public QObject {
    Q_OBJECT

public:
    WindowBanners(AppContext& context, MainFrame& frame, WorkspaceDoor& door);
    void update();

private:
    void updateDemo();
    void updatePast();
    void updateFile();
    /// The banner when it is wanted, made when it is not there yet; nullptr and gone otherwise.
    Banner* wanted(QPointer<Banner>& banner, bool wanted, Banner::Kind kind, const QString& name);

    AppContext& m_context;
    MainFrame& m_frame;
    WorkspaceDoor& m_door;
    QPointer<Banner> m_demo;
    QPointer<Banner> m_past;
    QPointer<Banner> m_file;
};

}  // namespace meike::ui
